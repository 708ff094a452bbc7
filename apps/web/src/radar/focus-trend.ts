/** Gives the keyboard back to a trend's blip, or on a phone to its row, once the page is drawn anew. */
export function focusTrend(id: string): void {
  const escaped = CSS.escape(id);
  requestAnimationFrame(() => {
    const blip = document.querySelector<SVGElement>(`[data-id="${escaped}"][role="button"]`);
    const target = blip?.closest('[aria-hidden]') ? null : blip;
    (target ?? document.querySelector<HTMLElement>(`[data-row="${escaped}"]`))?.focus();
  });
}
