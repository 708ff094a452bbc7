import { type Figure, type FigureBatch, type IngestRun, readFigure, type Refusal } from '#libs/domain';
import { attempt, type AttemptPorts } from '../ingest/attempt.js';
import { inBatches } from '../ingest/in-batches.js';
import type { InputRow } from '../ingest/input-row.js';

export interface FigurePorts {
  readonly regions: { keep(batch: FigureBatch): Promise<void> };
  readonly runs: AttemptPorts;
}

/** A row as a source delivers it. */
export interface FigureRow extends Figure {
  readonly indicator: string;
  readonly label: string;
}

/**
 * Takes rows in as regional figures. What stands between two checkpoints is whole: each indicator in it becomes a vintage of its own, unless exactly these
 * figures are known. Figures are shown beside a cluster and never counted as evidence.
 */
export class KeepFigures {
  constructor(private readonly ports: FigurePorts) {}

  run(runId: string, rows: AsyncIterable<InputRow>): Promise<IngestRun> {
    return attempt(this.ports.runs, runId, (run) => this.write(run, rows));
  }

  private async write(run: IngestRun, rows: AsyncIterable<InputRow>): Promise<void> {
    let tables = new Map<string, { label: string; values: Map<string, Figure> }>();
    let refusals: Refusal[] = [];
    await inBatches(run, rows, {
      take: ({ row, value, error }) => {
        const figure = error ?? readFigure(value as FigureRow);
        if (typeof figure === 'string') refusals.push({ row, id: null, reason: figure });
        else {
          const { indicator, label } = value as FigureRow;
          const table = tables.get(indicator) ?? { label, values: new Map<string, Figure>() };
          table.values.set(`${figure.nuts}/${figure.year}`, figure);
          tables.set(indicator, table);
        }
        return true;
      },
      write: async (reached) => {
        if (reached.read === 0) return;
        const whole = [...tables].map(([indicator, { label, values }]) => ({
          indicator,
          label,
          values: [...values.values()],
        }));
        await this.ports.regions.keep({ ...reached, tables: whole, refusals });
        [tables, refusals] = [new Map(), []];
      },
    });
  }
}
