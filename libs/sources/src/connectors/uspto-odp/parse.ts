import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';
import {
  type Fields,
  fieldsOf,
  listOf,
  mostFrequent,
  noAnswer,
  numberOf,
  present,
  readJsonBytes,
  Refused,
  rowsOf,
  textOf,
  textsOf,
} from '../shared/fields.js';

/** The dates by which applications can be asked for: first publication (the usual one) or grant. */
export const DATE_FIELDS = { publication: 'earliestPublicationDate', grant: 'grantDate' } as const;
export type DateField = keyof typeof DATE_FIELDS;

export interface ApplicationsPage {
  readonly rows: InputRow[];
  readonly total: number;
  /** Date of the last application on the page, by which the pages are sorted; '' when it has none. */
  readonly lastDay: string;
}

/** Applications of an answer of the search. Throws when the payload is none. */
export function parseApplications(bytes: Uint8Array, by: DateField = 'publication'): ApplicationsPage {
  const json = readJsonBytes(bytes);
  const answer = 'value' in json ? fieldsOf(json.value) : {};
  const bag = answer['patentFileWrapperDataBag'];
  const total = numberOf(answer['count']);
  if (!Array.isArray(bag) && total !== 0) throw noAnswer('USPTO', 'list of applications', bytes);
  const applications = listOf(bag);
  return {
    rows: rowsOf(applications, bytes.length, (application) => readApplication(application, by)),
    total: total ?? applications.length,
    lastDay: textOf(dataOf(fieldsOf(applications.at(-1)))[DATE_FIELDS[by]]).slice(0, 10),
  };
}

const dataOf = (application: Fields): Fields => fieldsOf(application['applicationMetaData']);

function readApplication(application: Fields, by: DateField): SourceRow | Refused {
  // `18/123,456` and `18123456` are one application.
  const number = textOf(application['applicationNumberText']).replace(/[^0-9A-Z]/gi, '');
  if (number === '') return new Refused('the application has no number');
  const data = dataOf(application);
  const applicants = listOf(data['applicantBag']).map(fieldsOf);
  const addresses = applicants.flatMap((applicant) => listOf(applicant['correspondenceAddressBag'])).map(fieldsOf);
  return present<SourceRow>({
    id: `uspto:${number}`,
    kind: 'patent',
    title: textOf(data['inventionTitle']),
    date: textOf(data[DATE_FIELDS[by]]) || textOf(data['earliestPublicationDate']) || textOf(data['grantDate']),
    url: `https://patentcenter.uspto.gov/applications/${number}`,
    country:
      mostFrequent(addresses.map((address) => textOf(address['countryCode'])).filter((code) => code !== '')) ?? '',
    organisations: textsOf([
      ...applicants.map((applicant) => applicant['applicantNameText']),
      data['firstApplicantName'],
    ]),
    // `H01M  10/0525` -> `H01M10/0525`, as IPC and CPC prefixes are written here.
    codes: textsOf(data['cpcClassificationBag']).map((code) => code.replace(/\s+/g, '')),
    lang: 'en',
    publisher: 'USPTO',
  });
}
