import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Test } from 'supertest';

/** An answer whose body is its bytes, whatever its type. */
export const inBytes = (answer: Test): Test =>
  answer.buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });

/** The bytes of an answer that is a file. */
export const bytesOf = async (answer: Test): Promise<Buffer> => (await inBytes(answer).expect(200)).body as Buffer;

const unescaped = (xml: string): string =>
  xml.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_all, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
  );

/** A workbook as a program reads it: by name of the sheet its rows of cells, and whether any cell holds a formula. */
export function readWorkbook(bytes: Buffer): { sheets: Record<string, string[][]>; formulas: boolean } {
  const files = unzipSync(bytes);
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString();
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    unescaped([...si!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join('')),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) =>
    unescaped(name!),
  );
  const sheets: Record<string, string[][]> = {};
  let formulas = false;
  names.forEach((name, at) => {
    const xml = text(`xl/worksheets/sheet${at + 1}.xml`);
    formulas ||= /<f[ >]/.test(xml);
    sheets[name] = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) =>
      [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, attributes, inner = '']) => {
        const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1];
        if (value === undefined) return [];
        return [/t="s"/.test(attributes!) ? shared[Number(value)]! : unescaped(value)];
      }),
    );
  });
  return { sheets, formulas };
}

/** The words of a PDF whose fonts say which glyph is which letter, page by page in one text. */
export function readPdfText(bytes: Buffer): string {
  const objects = new Map<string, { head: string; body: string }>();
  for (const [, number, content] of bytes.toString('latin1').matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const stream = /^(.*?)stream\r?\n(.*)\r?\nendstream/s.exec(content!);
    const raw = stream ? Buffer.from(stream[2]!, 'latin1') : null;
    const body = raw && stream![1]!.includes('FlateDecode') ? inflateSync(raw).toString('latin1') : (stream?.[2] ?? '');
    objects.set(number!, { head: stream ? stream[1]! : content!, body });
  }
  const letters = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name, reference] of (/\/Font <<(.*?)>>/s.exec(head)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(reference!)?.head ?? '')?.[1];
      if (map) letters.set(name!, lettersOf(objects.get(map)!.body));
    }
  let text = '';
  for (const { head, body } of objects.values()) {
    if (!/BT\n/.test(body) || head.includes('/Type /XObject')) continue;
    let font = new Map<number, string>();
    for (const [, name, shown] of body.matchAll(/\/(\w+) [\d.]+ Tf|\[([^[\]]*)\] TJ/gs)) {
      if (name) font = letters.get(name) ?? font;
      else
        text += `${[...shown!.matchAll(/<([0-9a-f]+)>/gi)]
          .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
          .map((glyph) => font.get(parseInt(glyph, 16)) ?? '')
          .join('')}\n`;
    }
  }
  return text;
}

/** `bfrange` with a list of letters, as pdfkit writes it. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/gis))
    [...list!.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, code], at) =>
      letters.set(
        parseInt(from!, 16) + at,
        (code!.replace(/ /g, '').match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
      ),
    );
  return letters;
}
