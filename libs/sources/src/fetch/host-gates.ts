/** Time as a port, so that tests need not wait. Milliseconds. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export interface HostLimits {
  /** Milliseconds between the beginnings of two requests. */
  readonly gapMs: number;
  /** Requests under way at the same time. */
  readonly concurrency: number;
}

const DEFAULT: HostLimits = { gapMs: 1_000, concurrency: 2 };

interface Gate {
  limits: HostLimits;
  running: number;
  /** When the next request may begin. */
  free: number;
  readonly waiting: (() => void)[];
}

/** Keeps requests to one host apart: first come, first served, with a gap and a limit. Of this process; hosts at rest are forgotten. */
export class HostGates {
  private readonly gates = new Map<string, Gate>();

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly usual: HostLimits = DEFAULT,
  ) {}

  /** Runs `task` when the host may be asked. `limits` narrow the usual ones from now on. */
  async run<T>(host: string, task: () => Promise<T>, limits?: Partial<HostLimits>): Promise<T> {
    const gate = this.gate(host);
    if (limits) gate.limits = { ...gate.limits, ...limits };
    while (gate.running >= gate.limits.concurrency) await new Promise<void>((resolve) => gate.waiting.push(resolve));
    gate.running++;
    try {
      const wait = gate.free - this.clock.now();
      gate.free = Math.max(gate.free, this.clock.now()) + gate.limits.gapMs;
      if (wait > 0) await this.clock.sleep(wait);
      return await task();
    } finally {
      gate.running--;
      gate.waiting.shift()?.();
      if (gate.running === 0 && gate.waiting.length === 0 && gate.free <= this.clock.now()) this.gates.delete(host);
    }
  }

  private gate(host: string): Gate {
    let gate = this.gates.get(host);
    if (!gate) this.gates.set(host, (gate = { limits: this.usual, running: 0, free: 0, waiting: [] }));
    return gate;
  }
}
