/** What each queue does, for people. */
const TASKS: Readonly<Record<string, string>> = {
  'ingest.file': 'Read uploaded files',
  'pipeline.update': 'Update the radars',
  'source.pull': 'Pull sources',
  'source.schedule': 'Look which sources are due',
  'source.check': 'Look at new sources',
  'source.list': 'Import lists of feeds',
  'source.reread': 'Read kept answers again',
  'accounts.forget': 'Remove what has served its time',
  'webhook.announce': 'Look what webhooks have to be told',
  'webhook.deliver': 'Call webhooks',
  'cluster.import': 'Read files of clusters',
  'cluster.share': 'Share own signals of clusters, or take them back',
  'cluster.refresh': 'Match names with members of clusters',
  'calls.alert': 'Tell of new calls',
  'exercise.mail': 'Write to panels',
  'exercise.clock': 'Close rounds and remind panels',
  'collections.digest': 'Send digests of collections',
};

export const taskOf = (name: string): string => TASKS[name] ?? name;

/** The share of `{ done, total }`, or null where progress says none. */
export function shareOf(progress: unknown): number | null {
  const { done, total } = (typeof progress === 'object' && progress ? progress : {}) as {
    done?: unknown;
    total?: unknown;
  };
  if (typeof done !== 'number' || typeof total !== 'number' || !(total > 0)) return null;
  return Math.min(1, Math.max(0, done / total));
}
