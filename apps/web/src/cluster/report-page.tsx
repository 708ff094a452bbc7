import { ROOT } from '../api/client.js';
import { ClusterFrame } from './cluster-frame.js';

/** What a board gets. */
export default function ReportPage() {
  return (
    <ClusterFrame>
      {({ id }) => (
        <section class="cluster-section">
          <h2>For the board</h2>
          <p class="measure">
            The radar with the cluster's own marks, strengths and gaps with their intervals, readiness, calls that fit,
            possible partners, the plan, and at the end sources and caveats. It is made now, from what is known now.
          </p>
          <p class="actions">
            <a class="button" href={`${ROOT}/clusters/${id}/report?format=pdf`} download>
              Report as PDF
            </a>
            <a class="button quiet" href={`${ROOT}/clusters/${id}/report?format=xlsx`} download>
              All numbers as XLSX
            </a>
          </p>
        </section>
      )}
    </ClusterFrame>
  );
}
