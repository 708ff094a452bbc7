import { type RefObject } from 'preact';
import { sheet } from '../server/sheet.js';
import { useLayoutEffect, useState } from 'preact/hooks';

interface Size {
  readonly width: number;
  /** Height of the window, pixels. */
  readonly window: number;
}

/** A4 upright at 96 pixels an inch, less its margins. */
const SHEET: Size = { width: 700, window: 950 };

/** What the server takes for the room of a radar: on a phone, and on a desk of 1440 by 900 beside its list. */
const PHONE: Size = { width: 340, window: 844 };
const DESK: Size = { width: 980, window: 900 };
function guess(): Size | null {
  const page = sheet();
  return page && (page.phone ? PHONE : DESK);
}

/** Width of an element in steps of 20 px (so that a scrollbar does not redraw a radar) and the window's height; on paper, the sheet's. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(guess);
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
