import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A frame in which a wide table scrolls sideways; in reach of the keyboard only where there is something to scroll. */
export function TableScroll({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const look = new ResizeObserver(() => setWide(box.current!.scrollWidth > box.current!.clientWidth));
    look.observe(box.current!);
    if (box.current!.firstElementChild) look.observe(box.current!.firstElementChild);
    return () => look.disconnect();
  }, []);
  return (
    <div ref={box} class="table-scroll" {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
