import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A frame in which a wide table scrolls sideways; in reach of the keyboard only where there is something to scroll. */
export function TableScroll({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const frame = box.current!;
    // The frame is held by itself: what was observed may be told once more after the table is gone.
    const look = new ResizeObserver(() => setWide(frame.scrollWidth > frame.clientWidth));
    look.observe(frame);
    if (frame.firstElementChild) look.observe(frame.firstElementChild);
    return () => look.disconnect();
  }, []);
  return (
    <div ref={box} class="table-scroll" {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
