import { useStatus } from './status.js';

/** Says on every page that the data are made up, for as long as they are. */
export function SyntheticBadge() {
  const status = useStatus();
  if (status?.universe !== 'demo' && !status?.edition?.synthetic) return null;
  return (
    <p class="synthetic" role="note">
      <strong>Synthetic data.</strong> This is a demo universe: its signals are generated, its radars say nothing about
      the world. <a href="/feed">Feed it real signals</a>
    </p>
  );
}
