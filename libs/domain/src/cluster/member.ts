import { plainText } from '../signal/plain-text.js';
import { countryCode } from '../signal/countries.js';
import { readName } from './organisation-name.js';

/** A firm or institute that belongs to a cluster. */
export interface Member {
  readonly name: string;
  /** People employed; of a size class its middle. */
  readonly employees: number | null;
  /** NUTS code of any level. */
  readonly nuts: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** NACE code with its first two digits at least: `28`, `28.9`, `C28`. */
  readonly nace: string | null;
  readonly website: string | null;
}

/** A member with what tells it from others of the same cluster: its own id in the file, else its name and country. */
export interface MemberRow {
  readonly key: string;
  readonly member: Member;
}

export type ReadMember =
  { readonly ok: true; readonly row: MemberRow } | { readonly ok: false; readonly reason: string };

const SIZE_CLASSES: Readonly<Record<string, number>> = {
  micro: 4,
  small: 22,
  medium: 110,
  large: 500,
  klein: 22,
  mittel: 110,
  gross: 500,
};
export const NUTS_CODE = /^[A-Z]{2}[0-9A-Z]{0,3}$/;

/** Checks one row of a file of members (`name` and optionally `id employees nuts country nace website`), or says why not. Never throws. */
export function readMember(fields: Readonly<Record<string, string>>): ReadMember {
  const cell = (field: string, most: number): string =>
    plainText((fields[field] ?? '').slice(0, 2_000)).slice(0, most + 1);
  const refuse = (reason: string): ReadMember => ({ ok: false, reason });
  const name = cell('name', 300);
  if (name === '') return refuse('the row names no member');
  if (name.length > 300) return refuse('the name is longer than 300 characters');
  if (readName(name).key === '') return refuse(`"${name.slice(0, 40)}" is no name`);
  const employees = employeesOf(cell('employees', 40));
  if (employees === undefined)
    return refuse(
      `"${cell('employees', 40)}" is no number of employees; use a number, a range such as 10-49, or micro, small, medium, large`,
    );
  const nuts = cell('nuts', 20).toUpperCase().replace(/\s/g, '') || null;
  if (nuts !== null && !NUTS_CODE.test(nuts))
    return refuse(`"${nuts}" is no NUTS code such as DE, DE2, DE21 or DE212; leave it empty when it is not known`);
  const stated = cell('country', 60);
  const country = (stated && countryCode(stated)) || (nuts ? countryCode(nuts.slice(0, 2)) : null);
  if (stated && countryCode(stated) === null)
    return refuse(`"${stated.slice(0, 40)}" is no country; use a code such as DE`);
  const nace = naceOf(cell('nace', 20));
  if (nace === undefined) return refuse(`"${cell('nace', 20)}" is no NACE code such as 28 or C28.9`);
  const website = cell('website', 300) || null;
  if (
    website !== null &&
    (website.length > 300 || !/^(?:https?:\/\/)?[\p{L}\p{N}.-]+\.\p{L}{2,}(?:[/?#:]\S*)?$/iu.test(website))
  )
    return refuse(`"${website.slice(0, 60)}" is no web address`);
  const id = cell('id', 100);
  const key = id ? `id:${id}` : `name:${readName(name).key}:${readName(name).form?.name ?? ''}:${country ?? ''}`;
  return { ok: true, row: { key, member: { name, employees, nuts, country, nace, website } } };
}

/** `undefined` for what is neither a number nor a range nor a class. */
function employeesOf(text: string): number | null | undefined {
  if (text === '') return null;
  const word = text.toLowerCase();
  if (Object.hasOwn(SIZE_CLASSES, word)) return SIZE_CLASSES[word];
  const plain = word.replace(/(\d)[.,' ](?=\d{3}\b)/g, '$1');
  const range = /^(\d{1,7})\s*(?:-|–|to|bis)\s*(\d{1,7})$/.exec(plain);
  if (range && Number(range[1]) <= Number(range[2]))
    return Math.round(Math.sqrt(Math.max(1, Number(range[1])) * Number(range[2])));
  const one = /^[<>]?\s*(\d{1,7})(?:\.0+)?\+?$/.exec(plain);
  return one ? Number(one[1]) : undefined;
}

function naceOf(text: string): string | null | undefined {
  if (text === '') return null;
  const found = /^([A-U])?[\s.]?(\d{2})(?:\.?(\d{1,2}))?(?:\.\d+)?$/.exec(text.toUpperCase());
  return found ? `${found[2]}${found[3] ? `.${found[3]}` : ''}` : undefined;
}
