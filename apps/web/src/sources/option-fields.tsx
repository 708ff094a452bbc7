import { Field, Select, TextArea } from '../form/field.js';
import { t } from '../i18n/t.js';
import { isNumber, isTable, type Options } from './options-body.js';
import type { OptionSchema, OptionsSchema } from './types.js';

/** Names of options as people say them; others show as they are. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'Address',
  query: 'Words to look for',
  search: 'Words to look for',
  text: 'Words to look for',
  cql: 'Query (CQL)',
  filter: 'Filter',
  kind: 'Kind of its signals',
  programme: 'Programme',
  by: 'Which documents',
  maxPages: 'Pages in one pull, at most',
  maxSlices: 'Slices of time in one pull, at most',
  sliceHours: 'Hours in a slice of time',
  firstDays: 'Days that the first pull reaches back',
  perPage: 'Items on a page',
  rows: 'Items on a page',
  mapping: 'Columns, one a line: field=Column',
  rates: 'Rates to the euro, one a line: USD=0.92',
  currency: 'Currency of amounts that name none',
  dataset: 'Code of the data set',
  dimensions: 'One code for each dimension, one a line: unit=PC_GDP',
  since: 'First year',
  label: 'Name of the indicator',
};

export const nameOfOption = (name: string): string => t(NAMES[name] ?? name);

interface Props {
  readonly schema: OptionsSchema;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

/** A field for each option of a connector, from the schema it gives. */
export function OptionFields({ schema: { properties = {}, required = [] }, options, onChange }: Props) {
  return (
    <>
      {Object.entries(properties).map(([name, schema]) => (
        <OptionField
          key={name}
          name={name}
          schema={schema}
          required={required.includes(name)}
          value={options[name] ?? ''}
          onChange={(value) => onChange({ ...options, [name]: value })}
        />
      ))}
    </>
  );
}

interface FieldProps {
  readonly name: string;
  readonly schema: OptionSchema;
  readonly required: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OptionField({ name, schema, required, value, onChange }: FieldProps) {
  const label = nameOfOption(name);
  const usual =
    schema.default === undefined || isTable(schema)
      ? ''
      : t('{value}, if left empty', { value: String(schema.default) });
  const common = { label, name: `options.${name}`, value, onChange, ...(usual ? { hint: usual } : {}) };
  if (schema.enum)
    return (
      <Select {...common} empty={t('As usual')} choices={schema.enum.map((one) => ({ value: one, label: one }))} />
    );
  if (isTable(schema)) return <TextArea {...common} rows={3} />;
  if (isNumber(schema))
    return (
      <Field
        {...common}
        type="number"
        required={required && schema.default === undefined}
        {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
        {...(schema.maximum === undefined || schema.maximum > 1e9 ? {} : { max: schema.maximum })}
        step="any"
      />
    );
  return (
    <Field {...common} type={name === 'url' ? 'url' : 'text'} required={required && schema.default === undefined} />
  );
}
