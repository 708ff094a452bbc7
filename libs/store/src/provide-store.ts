import { ensurePostgres } from './embedded/index.js';
import { openStore, type Store } from './store.js';

export interface ProvidedStore {
  readonly store: Store;
  /** Address of the database: of the one given, or of the embedded one. Holds a password: not for logs. */
  readonly url: string;
  readonly embedded: boolean;
  /** Closes the pool, then the embedded server when this process started it. */
  close(): Promise<void>;
}

/** The store at `databaseUrl`, or in an embedded Postgres in `dataDir`; migrated and ready. */
export async function provideStore(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
  poolSize?: number;
  applicationName?: string;
  log: (line: string) => void;
}): Promise<ProvidedStore> {
  const embedded = options.databaseUrl ? null : await ensurePostgres({ dataDir: options.dataDir, log: options.log });
  const url = options.databaseUrl ?? embedded!.url;
  try {
    const store = await openStore(url, {
      ...(options.poolSize && { poolSize: options.poolSize }),
      ...(options.applicationName && { applicationName: options.applicationName }),
    });
    const migrated = await store.migrate();
    if (migrated.length > 0)
      options.log(
        `Database schema brought up to date (${migrated.length} migration${migrated.length === 1 ? '' : 's'}).`,
      );
    return {
      store,
      url,
      embedded: embedded !== null,
      close: async () => {
        await store.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
