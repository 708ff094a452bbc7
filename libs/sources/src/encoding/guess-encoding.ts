import chardet from 'chardet';

/** Bytes looked at: enough for statistics, cheap to read. */
const SAMPLE = 64 * 1024;
/** Below this confidence (0..100) a guess is no better than the default. */
const MIN_CONFIDENCE = 20;

/**
 * The encoding of text bytes that nobody declared: UTF-8 when they are valid UTF-8, else the best guess by the statistics of letters
 * (Polish in Windows-1250, Greek, Cyrillic, East Asian sets), else Windows-1252, what spreadsheets of western Europe write.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  if (isUtf8(sample)) return 'utf-8';
  const [best] = chardet.analyse(sample);
  if (!best || best.confidence < MIN_CONFIDENCE) return 'windows-1252';
  // Latin-1 as a label means Windows-1252 everywhere outside of standards.
  return /^(?:iso-8859-1|ascii|utf-8)$/i.test(best.name) ? 'windows-1252' : best.name.toLowerCase();
}

/** The sample may end inside a character: `stream` forgives exactly that. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
