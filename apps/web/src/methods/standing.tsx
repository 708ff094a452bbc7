import { TableScroll } from '../table/table-scroll.js';

/** What a formula or number rests on: the best first. */
type Rests = 'Checked' | 'Derived' | 'Published' | 'Convention' | 'Our choice';

/** Nothing that judges is shown as fact that is only custom. */
const STANDING: readonly (readonly [string, Rests, string])[] = [
  [
    'Growth of a share: log-linear Poisson, the source’s own total as offset',
    'Checked',
    'against a Poisson GLM; its interval allows for more scatter than Poisson (quasi-Poisson)',
  ],
  ['Logistic, Gompertz and exponential curves, chosen by AICc', 'Checked', 'against fits of scipy.optimize'],
  ['Bursts (Kleinberg 2002)', 'Checked', 'against an example worked out outside this program: states and weight'],
  ['Location quotient and its interval', 'Checked', 'against the gamma distribution of scipy'],
  ['RPA = 100 · tanh ln LQ', 'Derived', 'the same as 100 · (LQ² − 1) / (LQ² + 1)'],
  [
    'Agreement (Kendall’s W, Cronbach’s alpha, ICC), quantiles',
    'Checked',
    'by hand, against R and Shrout and Fleiss (1979)',
  ],
  [
    'Two years of patents left out as incomplete',
    'Published',
    'applications appear 18 months after the first filing (European Patent Convention, Article 93)',
  ],
  ['One year left out of the other kinds', 'Our choice', 'the running year is not over, and databases fill late'],
  [
    'Emergence, growth, maturity, saturation at 10, 50 and 90 %',
    'Convention',
    'names only; no place on a radar depends on them',
  ],
  [
    'Relatedness of fields: the smaller of two conditional shares',
    'Published',
    'Balland and others (2019), Balland and Boschma (2021); small cases computed by hand',
  ],
  ['Consensus: 70 % in 7 to 9 and less than 15 % in 1 to 3', 'Published', 'a review of Delphi studies (PMC8024512)'],
  [
    'Consensus: interquartile range of 1 on five points, of 2 on nine',
    'Convention',
    'custom of Delphi studies; we found no proof',
  ],
  [
    'Stable between rounds: coefficient of variation moved by less than 0.2',
    'Convention',
    'custom of Delphi studies; we found no proof',
  ],
  [
    'Anchors and weights of kinds, borders of rings, hysteresis',
    'Our choice',
    'tested on a universe whose truth is known, and on the past: see Calibration',
  ],
  [
    'Rules for stars of a cluster',
    'Our choice',
    'after the European Cluster Observatory, whose bars we could not confirm',
  ],
  ['EScore', 'Our choice', 'left out: it is patented (US 10,803,124)'],
];

/** Which formulas are checked, and which numbers are custom or choice. */
export function Standing() {
  return (
    <section>
      <h2 id="standing">What is checked, and what is chosen</h2>
      <p class="measure">
        Checked means that values from outside this program come out the same in its tests; derived, that it follows by
        algebra; published, that a source we name says so. Convention means that the field does it so and that we found
        no proof: read such a bar as a habit, not as a fact. Our choice is what you may choose otherwise. Percentages
        are rounded to whole ones; in the sentences the parts of a radius are rounded so that they sum to 100, elsewhere
        each for itself.
      </p>
      <TableScroll label="What formulas and numbers rest on">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Rests on</th>
            </tr>
          </thead>
          <tbody>
            {STANDING.map(([what, rests, how]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>
                  <strong>{rests}</strong>: {how}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
