// Quality of the tagger beside named peers, all trained on four fifths of the labelled texts and judged on the last fifth:
// `node test/bench/text/tag-quality.bench.mjs` after `npm run build`. Needs the optional folder of test data.
import { ECOSYSTEM_IDS } from '#libs/domain';
import { createReader, measureTags, trainTagger } from '#libs/text';
import { ecosystems, names, peer, rows, scikitLearn, trends, truthOf, wholeText } from './tag-data.mjs';

const labelled = rows('gold/train.jsonl').map((row) => ({ ...row, sure: row.sure !== 0 }));
const unlabelled = rows('signals/mixed-real-13k.jsonl');
const train = labelled.filter((_, i) => i % 5 !== 0);
const test = labelled.filter((_, i) => i % 5 === 0);

const show = (name, said) => {
  const q = measureTags(test.map((row, i) => ({ kind: row.kind, truth: truthOf(row), said: said(row, i) })));
  const kinds = Object.entries(q.hitAt1ByKind).map(([kind, hit]) => `${kind} ${hit}`);
  console.log(
    `${name.padEnd(44)} macro-F1 ${q.macroF1}  hit@1 ${q.hitAt1}  false alarms ${q.falseAlarmShare}  (${kinds.join(', ')})`,
  );
};
const position = (id) => ECOSYSTEM_IDS.indexOf(id);
const tagsOf = (reader) => (row) => reader.read(row).tags.map(({ id }) => position(id));

console.log(`${train.length} texts to learn from, ${test.length} to judge.`);
const ours = trainTagger({ ecosystems, trends, labelled: train, unlabelled, names });
const reader = createReader({ ecosystems, trends, model: ours.model });
show('ours, trained', tagsOf(reader));
show('ours, trained, codes taken away', (row) => tagsOf(reader)({ ...row, codes: [] }));
show('ours, trained, kind taken away', (row) => tagsOf(reader)({ ...row, kind: undefined }));
const boot = trainTagger({ ecosystems, trends, labelled: [], unlabelled, names });
show('ours, bootstrapped without a single label', tagsOf(createReader({ ecosystems, trends, model: boot.model })));

const sk = scikitLearn('quality', {
  train: train.map(wholeText),
  labels: train.map(truthOf),
  test: test.map(wholeText),
});
if (sk) {
  for (const threshold of [-0.4, -0.2, 0]) {
    show(`scikit-learn ${sk.version} TF-IDF + LinearSVC, cut ${threshold}`, (_, i) =>
      sk.values[i]
        .map((value, c) => ({ value, c }))
        .filter(({ value }) => value >= threshold)
        .sort((a, b) => b.value - a.value)
        .map(({ c }) => c),
    );
  }
}

const natural = await peer(
  'natural BayesClassifier',
  async () => (await import('natural/lib/natural/classifiers/bayes_classifier.js')).default,
);
if (natural) {
  // Its training time grows faster than the texts; 2,000 take seconds.
  for (const [smoothing, name] of [
    [1, 'natural BayesClassifier, as it comes'],
    [0.001, 'natural BayesClassifier, smoothing 0.001'],
  ]) {
    const classifier = new natural(undefined, smoothing);
    for (const row of train.slice(0, 2_000)) classifier.addDocument(wholeText(row), row.primary ?? 'nowhere');
    classifier.train();
    show(`${name} (2,000 texts)`, (row) => {
      const label = classifier.classify(wholeText(row));
      return label === 'nowhere' ? [] : [position(label)];
    });
  }
}

const tfidf = await peer('natural TfIdf', async () => (await import('natural/lib/natural/tfidf/tfidf.js')).default);
if (tfidf) {
  const index = new tfidf();
  for (const { phrases, scope } of ecosystems) index.addDocument(`${scope} ${Object.values(phrases).flat().join(' ')}`);
  show('natural TfIdf, nearest ecosystem description', (row) => {
    const measures = [];
    index.tfidfs(wholeText(row).slice(0, 1_000), (i, measure) => measures.push({ i, measure }));
    const best = measures.reduce((a, b) => (b.measure > a.measure ? b : a));
    return best.measure > 0 ? [best.i] : [];
  });
}
