import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { t } from '../i18n/t.js';

/** A square code (QR) as one path; always dark on light, because not every camera reads the reverse. */
export function SquareCode({ text }: { text: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 });
    const dark = code.data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')));
    return { size: code.size, path: dark.join('') };
  }, [text]);
  return (
    <svg class="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('Square code for your app')}>
      <rect width={size} height={size} />
      <path d={path} />
    </svg>
  );
}
