import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeDocument } from './decode-document.js';
import { decodeText } from './decode-text.js';

const PROLOG = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss><title>`;

describe('decodeDocument', () => {
  it.each([
    ['utf-8', 'žluťoučký – 電池'],
    ['iso-8859-2', 'žluťoučký'],
    ['windows-1251', 'аккумуляторы'],
    ['koi8-r', 'аккумуляторы'],
    ['shift_jis', '電池'],
    ['euc-kr', '배터리'],
    ['gb2312', '电池材料'],
    ['big5', '電池材料'],
    ['macroman', 'naïve “quotes”'],
    ['iso-8859-7', 'μπαταρίες'],
    ['windows-1257', 'įmonė'],
    ['euc-jp', '電池'],
    ['gb18030', '电池é'],
  ])('follows the declaration of %s', (encoding, title) => {
    expect(decodeDocument(iconv.encode(PROLOG(encoding) + title, encoding))).toContain(title);
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('recognises %s with and without a mark', (encoding) => {
    const text = PROLOG(encoding.slice(0, 6)) + 'é電';
    expect(decodeDocument(iconv.encode(text, encoding, { addBOM: true }))).toBe(text);
    expect(decodeDocument(iconv.encode(text, encoding, { addBOM: false }))).toBe(text);
  });

  it('reads the escapes of ISO-2022-JP, though its bytes are ASCII', () => {
    const bytes = Buffer.concat([Buffer.from(PROLOG('iso-2022-jp')), Buffer.from('\x1b$BEECS\x1b(B')]);
    expect(decodeDocument(bytes)).toContain('電池');
  });

  it.each([
    ['ISO_8859-5:1988', 'iso-8859-5', 'завод'],
    ['iso-8859-5-1988', 'iso-8859-5', 'завод'],
    ['uhc', 'euc-kr', '배터리'],
    ['ms950', 'big5', '電池'],
  ])('knows the label %s', (label, encoding, title) => {
    expect(decodeDocument(iconv.encode(PROLOG(label) + title, encoding))).toContain(title);
  });

  it('believes the bytes before the header and the header before the declaration', () => {
    expect(decodeDocument(Buffer.from(PROLOG('iso-8859-1') + 'déjà'), 'text/xml; charset=windows-1251')).toContain(
      'déjà',
    );
    expect(
      decodeDocument(iconv.encode(PROLOG('utf-8') + 'завод', 'windows-1251'), "text/xml;charset='windows-1251'"),
    ).toContain('завод');
    expect(decodeDocument(iconv.encode(PROLOG('bogus') + 'Ausgründung für Wärme', 'windows-1252'))).toContain(
      'Ausgründung für Wärme',
    );
  });

  it('guesses what nobody declared', () => {
    const greek = 'Η ελληνική εταιρεία αντλεί χρηματοδότηση για νέες μπαταρίες';
    expect(decodeDocument(iconv.encode(`<rss><title>${greek}`, 'iso-8859-7'))).toContain(greek);
  });

  it('keeps UTF-8 with one damaged byte readable', () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss><title>élément été créé à côté'),
      Buffer.from([0xff]),
      Buffer.from('voilà où ça</title>'),
    ]);
    expect(decodeDocument(bytes)).toContain('élément été créé');
  });
});

describe('decodeText', () => {
  const decode = async (bytes: Uint8Array, size: number) => {
    async function* parts() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    let text = '';
    for await (const part of decodeText(parts())) text += part;
    return text;
  };

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('streams %s across any cut', async (encoding) => {
    const text = 'id;title\n1;é 電 🔋\n'.repeat(8_000);
    expect((await decode(iconv.encode(text, encoding, { addBOM: true }), 997)).replace('\ufeff', '')).toBe(text);
  });

  it('tells the encodings of European spreadsheets', async () => {
    const polish = 'firma;opis\nŹródło;Wrocławska spółka pozyskała finansowanie na rozwój źródeł energii\n';
    expect(await decode(iconv.encode(polish, 'windows-1250'), 10)).toBe(polish);
    const german = 'Firma;Zweck\nMüller;Wärmepumpen für Großgebäude – „grün“\n';
    expect(await decode(iconv.encode(german, 'windows-1252'), 10)).toBe(german);
  });
});
