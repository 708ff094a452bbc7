import type { DataSource } from 'typeorm';

const CHANNEL = 'trend_universe_exercise';
/** Tells every process that something about an exercise has changed. Heard when the transaction is through. */
export const NEWS = `select pg_notify('${CHANNEL}', $1::text)`;
const AGAIN_MS = 2_000;

interface Listening {
  query(sql: string): Promise<unknown>;
  on(event: 'notification', listener: (message: { payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: () => void): void;
}

/** Hears, over one connection of its own, which exercises have changed, whichever process changed them. */
export class ExerciseNews {
  constructor(private readonly db: DataSource) {}

  /** Calls `heard` with the id of each exercise that changed; comes back by itself after a lost connection. Returns how to stop. */
  async listen(heard: (exerciseId: string) => void): Promise<() => Promise<void>> {
    let stopped = false;
    let runner = this.db.createQueryRunner();
    let timer: NodeJS.Timeout | undefined;
    const start = async (): Promise<void> => {
      const client = (await runner.connect()) as Listening;
      client.on('notification', (message) => !stopped && message.payload && heard(message.payload));
      for (const event of ['error', 'end'] as const) client.on(event, again);
      await client.query(`listen ${CHANNEL}`);
    };
    const again = (): void => {
      if (stopped || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        void runner.release().catch(() => undefined);
        runner = this.db.createQueryRunner();
        start().catch(again);
      }, AGAIN_MS);
    };
    await start();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await runner.query(`unlisten ${CHANNEL}`).catch(() => undefined);
      await runner.release().catch(() => undefined);
    };
  }
}
