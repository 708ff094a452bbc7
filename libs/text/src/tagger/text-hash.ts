/** 32-bit FNV-1a of a text's title and beginning: tells whether a model has seen a text, and no more. */
export function textHash({ title, text }: { readonly title: string; readonly text: string }): number {
  const whole = `${title}\n${text.slice(0, 500)}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < whole.length; i++) hash = Math.imul(hash ^ whole.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
