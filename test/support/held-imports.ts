import pg from 'pg';
import { until } from './until.js';

/** An advisory lock of the database under test. */
const KEY = 4_711;

/** Imports that stand still in their midst, however fast or slow the machine is. */
export interface HeldImports {
  /** From now on imports stand still. */
  hold(): Promise<void>;
  /** Resolves once one does. */
  stands(): Promise<void>;
  /** Lets them go on; does nothing when they are not held, or when the server that held them is gone. */
  letGo(): Promise<void>;
}

/**
 * Makes imports wait, while they are held, inside the batch with a signal that meets `condition`: what was written before stays, that batch is open.
 * @param url of the database, which has its tables; asked anew each time, for its port may change
 * @param condition in SQL, over `new`
 */
export async function heldImports(url: () => string, condition: string): Promise<HeldImports> {
  let holder: pg.Client | null = null;
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url() });
    client.on('error', () => {}); // its server may be killed
    await client.connect();
    return client;
  };
  const first = await open();
  await first.query(
    `create function hold_import() returns trigger language plpgsql as
       $$ begin perform pg_advisory_xact_lock_shared(${KEY}); return new; end $$;
     create trigger hold_import before insert on signal for each row when (${condition}) execute function hold_import()`,
  );
  await first.end();
  return {
    hold: async () => {
      holder = await open();
      await holder.query(`select pg_advisory_lock(${KEY})`);
    },
    stands: async () =>
      void (await until('an import that stands still', async () => {
        const { rowCount } = await holder!.query(
          `select from pg_locks join pg_database d on d.oid = database
           where locktype = 'advisory' and objid = ${KEY} and not granted and datname = current_database()`,
        );
        return rowCount! > 0;
      })),
    letGo: async () => {
      await holder?.end().catch(() => {});
      holder = null;
    },
  };
}
