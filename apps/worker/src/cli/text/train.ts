import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { loadCatalogue } from '#libs/platform';
import {
  chooseModel,
  type LabelledText,
  type NamesByEcosystem,
  openModel,
  textKey,
  type TaggerModel,
  type TextInput,
  type Training,
  type TrainingReport,
  trainTagger,
} from '#libs/text';
import { labelsPath, modelPath, namesPath, readModel } from '../../reader.js';
import { type IdentifiedText, type LabelsOfText, readLabelled, readLabels, readTexts, type Row } from './text-rows.js';
import { Trouble } from './trouble.js';

export const TRAIN_USAGE = `npm run text -- train [LABELLED.jsonl...] [options]

Trains the ecosystem tagger on labelled texts: {title, text (or summary, abstract, description), codes, kind,
primary, also}, primary null where a text belongs nowhere;
"sure": false makes a text count less.
Without labelled texts it is bootstrapped from phrases, trends, codes and the unlabelled texts. The better of the old and the new model
is kept, by measurement on texts that neither has seen.
  --names FILE          well-known names by ecosystem (default data/models/names.json)
  --unlabelled FILE     further texts without labels; repeat as needed
  --labels FILE         labels for some of these, by the key of the text (default data/labels/read.jsonl; docs/text-quality.md). They only
                        teach: thresholds are chosen and quality is measured by the labelled files alone
  --bootstrap           learn from the unlabelled texts only; labelled files are used to measure
  --false-alarms SHARE  share of texts that belong nowhere which may be tagged (default 0.135)
  --out FILE            where the model goes (default data/models/tagger.json; its report beside it)
  --force               keep the new model even when the old one is better`;

export async function trainCommand(args: readonly string[]): Promise<void> {
  const options = readArguments(args);
  const labelled = await readAll<LabelledText>(options.labelled, readLabelled);
  const texts = await readAll<IdentifiedText>(options.unlabelled, readTexts);
  const labels =
    labelled.length > 0 && !options.bootstrap ? await readAll<LabelsOfText>(options.labels, readLabels) : [];
  const { taught, unlabelled } = teach(texts, labels, labelled);
  const { ecosystems, trends } = loadCatalogue();
  const old = readOld(options.out);
  const started = performance.now();
  const training = trainTagger({
    ecosystems,
    trends,
    labelled: options.bootstrap ? [] : labelled,
    taught,
    unlabelled,
    names: await readNames(options.names),
    ...(options.falseAlarms === undefined ? {} : { acceptedFalseAlarms: options.falseAlarms }),
  });
  const seconds = (performance.now() - started) / 1_000;
  const choice = chooseModel({ ecosystems, trends, labelled, old, oldReport: await readReport(options.out), training });
  print(training.report, seconds);
  process.stdout.write(`${choice.reason}\n`);
  if (!choice.better && !options.force) {
    process.stdout.write('The old model stays. --force replaces it all the same.\n');
    process.exitCode = 1;
    return;
  }
  await save(options.out, training, choice.measured);
  process.stdout.write(`Written: ${options.out} and ${reportPath(options.out)}\n`);
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        unlabelled: { type: 'string', multiple: true, default: [] },
        labels: { type: 'string', default: labelsPath() },
        names: { type: 'string', default: namesPath() },
        bootstrap: { type: 'boolean', default: false },
        'false-alarms': { type: 'string' },
        out: { type: 'string', default: modelPath() },
        force: { type: 'boolean', default: false },
      },
    });
    const share = values['false-alarms'] === undefined ? undefined : Number(values['false-alarms']);
    if (share !== undefined && !(share > 0 && share < 1))
      throw new Error('--false-alarms needs a share between 0 and 1.');
    return {
      labelled: positionals,
      unlabelled: values.unlabelled,
      labels: existsSync(values.labels) || values.labels !== labelsPath() ? [values.labels] : [],
      names: values.names,
      bootstrap: values.bootstrap,
      falseAlarms: share,
      out: values.out,
      force: values.force,
    };
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${TRAIN_USAGE}`);
  }
}

async function readAll<T>(files: readonly string[], read: (path: string) => AsyncIterable<Row<T>>): Promise<T[]> {
  const texts: T[] = [];
  for (const file of files) {
    const trouble = new Trouble(file);
    for await (const row of read(file)) {
      if ('error' in row) trouble.add(row.row, row.error);
      else texts.push(row.value);
    }
    trouble.close();
  }
  return texts;
}

/** Which of the texts have labels, once each and none that is labelled already, and which have none. */
function teach(
  texts: readonly IdentifiedText[],
  labels: readonly LabelsOfText[],
  labelled: readonly LabelledText[],
): { readonly taught: LabelledText[]; readonly unlabelled: TextInput[] } {
  const left = new Map(labels.map((given) => [given.key, given]));
  for (const text of labelled) left.delete(textKey(text));
  const taught: LabelledText[] = [];
  const unlabelled = texts.filter((text) => {
    const key = textKey(text);
    const given = left.get(key);
    if (!given) return true;
    left.delete(key);
    taught.push({ ...text, ...(given.kind === '' ? {} : { kind: given.kind }), ...given.labels });
    return false;
  });
  return { taught, unlabelled };
}

/** The model that the new one would replace; null when there is none, or none that this version can read: its report may judge it still. */
function readOld(path: string): TaggerModel | null {
  if (!existsSync(path)) return null;
  try {
    const model = readModel(path);
    openModel(model);
    return model;
  } catch (error) {
    process.stdout.write(
      `${path} cannot be used (${(error as Error).message}); the new model is compared with its report.\n`,
    );
    return null;
  }
}

async function readNames(path: string): Promise<NamesByEcosystem> {
  if (!existsSync(path)) return {};
  return (JSON.parse(await readFile(path, 'utf8')) as { names: NamesByEcosystem }).names;
}

const reportPath = (out: string): string => out.replace(/(\.json)?$/, '.report.json');

async function readReport(out: string): Promise<TrainingReport | null> {
  const path = reportPath(out);
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as TrainingReport) : null;
}

async function save(out: string, { model, report }: Training, measured: unknown): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const write = async (path: string, content: string): Promise<void> => {
    // A model that is being written must not be read half.
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  };
  await write(out, `${JSON.stringify(model)}\n`);
  await write(reportPath(out), `${JSON.stringify(measured === null ? report : { ...report, measured }, null, 2)}\n`);
}

function print(report: TrainingReport, seconds: number): void {
  const { crossValidated: all, withoutCodes, phrasesOnly } = report;
  const line = (name: string, q: typeof all): string =>
    `  ${name.padEnd(16)} macro-F1 ${q.macroF1}  hit@1 ${q.hitAt1}  false alarms ${q.falseAlarmShare}\n`;
  process.stdout.write(
    `${report.origin} on ${report.labelled} labelled, ${report.taught} further labelled and ${report.unlabelled} unlabelled texts, ${report.terms} words, ${seconds.toFixed(1)} s; ` +
      `${report.folds}-fold cross-validation${report.origin === 'trained' ? '' : ' on its own weak labels'}:\n`,
  );
  process.stdout.write(
    line('everything', all) + line('without codes', withoutCodes) + line('phrases only', phrasesOnly),
  );
}
