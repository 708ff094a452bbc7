import type { ClusterProfile, MarketScope } from '#libs/store';

/** What a reader of a benchmark must know before believing it, in sentences. */
export function caveatsOf(of: {
  evidence: number;
  cluster: ClusterProfile;
  peers: number;
  market: MarketScope;
  counted: boolean;
}): string[] {
  const caveats: string[] = [];
  if (!of.counted)
    caveats.push(
      'Nothing has been counted yet: matching members with signals runs in the background and takes a moment.',
    );
  if (of.counted && of.evidence === 0)
    caveats.push(
      'No signal bears the name of a member. Import members, or look at the names that wait for a decision.',
    );
  else if (of.evidence > 0 && of.evidence < 30)
    caveats.push(
      `The comparison rests on ${of.evidence} pieces of evidence only: most differences cannot be told from chance.`,
    );
  if (of.peers === 0)
    caveats.push('No other cluster of this ecosystem is known here, so nothing can be called a strength or a gap.');
  else if (of.peers < 7)
    caveats.push(`With ${of.peers + 1} clusters in the field, ranks are shown instead of percentiles.`);
  if (of.market === 'region')
    caveats.push(
      'The regional market holds signals of members of clusters only: others do not say where they are from.',
    );
  if (of.cluster.synthetic) caveats.push('This cluster, its members and its signals are synthetic.');
  caveats.push(
    'Evidence is what members published, patented or raised under their names; firms that work quietly are underrated.',
  );
  return caveats;
}
