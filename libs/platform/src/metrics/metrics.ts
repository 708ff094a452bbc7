import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers of one process, in the Prometheus format. Names and labels are few and fixed: no ids, no addresses. */
export interface Metrics {
  readonly registry: Registry;
  /** One answer; `route` as the API describes it, never the address that was asked for. */
  request(method: string, route: string, status: number, seconds: number): void;
  shed(reason: 'busy' | 'slow'): void;
  job(name: string, outcome: 'done' | 'failed', seconds: number): void;
  /** Signals that a step of the pipeline has passed on. */
  passed(step: string, signals: number): void;
  /** Numbers that are asked for when somebody looks; what is dear to read is read through `lately`. */
  gauge(name: string, help: string, labels: readonly string[], read: () => Promise<readonly GaugeValue[]>): void;
}

export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const PREFIX = 'trend_universe_';
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_BUCKETS = [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800];

export function createMetrics(program: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: `${PREFIX}http_request_seconds`,
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const shed = new Counter({
    name: `${PREFIX}http_shed_total`,
    help: 'Requests sent away with 503 because the process had too much to do.',
    labelNames: ['reason'],
    registers,
  });
  const jobs = new Histogram({
    name: `${PREFIX}job_seconds`,
    help: 'Time one attempt of a job took.',
    labelNames: ['job', 'outcome'],
    buckets: JOB_BUCKETS,
    registers,
  });
  const passed = new Counter({
    name: `${PREFIX}step_signals_total`,
    help: 'Signals that a step of the pipeline has passed on.',
    labelNames: ['step'],
    registers,
  });
  return {
    registry,
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    shed: (reason) => shed.inc({ reason }),
    job: (job, outcome, seconds) => jobs.observe({ job, outcome }, seconds),
    passed: (step, signals) => passed.inc({ step }, signals),
    gauge(name, help, labels, read) {
      new Gauge({
        name: PREFIX + name,
        help,
        labelNames: [...labels],
        registers,
        async collect() {
          // What cannot be read now is left out; the look at everything else must not fail with it.
          const values = await read().catch(() => []);
          this.reset();
          for (const value of values) this.set({ ...value.labels }, value.value);
        },
      });
    },
  };
}
