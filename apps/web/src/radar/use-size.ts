import { type RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Width of an element in steps of 20 px (so that a scrollbar does not redraw a radar), and the height of the window. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; window: number } | null {
  const [size, setSize] = useState<{ width: number; window: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth / 20) * 20;
      setSize((before) =>
        before?.width === width && before.window === innerHeight ? before : { width, window: innerHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}
