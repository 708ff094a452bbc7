/** What the API takes in one request, less what base64 and JSON add. */
const MOST_BYTES = 680_000;

/** A file as the API takes it: its bytes as base64, whatever its encoding. Null when it is too large. */
export async function contentOf(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
