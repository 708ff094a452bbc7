import { type RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

interface Size {
  readonly width: number;
  /** Height of the window, pixels. */
  readonly window: number;
}

/** A4 upright at 96 pixels an inch, less its margins. */
const SHEET: Size = { width: 700, window: 950 };

/** Width of an element in steps of 20 px (so that a scrollbar does not redraw a radar) and the window's height; on paper, the sheet's. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth / 20) * 20;
      setSize((before) =>
        before?.width === width && before.window === innerHeight ? before : { width, window: innerHeight },
      );
    };
    const fitSheet = (): void => setSize(SHEET);
    measure();
    const observer = new ResizeObserver(() => {
      if (!matchMedia('print').matches) measure();
    });
    observer.observe(element);
    addEventListener('beforeprint', fitSheet);
    addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', fitSheet);
      removeEventListener('afterprint', measure);
    };
  }, []);
  return size;
}
