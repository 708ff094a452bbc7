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

/** A Postgres server: the one given, or the embedded one in `dataDir`. Nothing in it is touched. */
export async function provideServer(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
  log: (line: string) => void;
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (options.databaseUrl) return { url: options.databaseUrl, close: async () => {} };
  const { url, stop } = await ensurePostgres({ dataDir: options.dataDir, log: options.log });
  return { url, close: stop };
}

/** The store at `databaseUrl`, or in an embedded Postgres in `dataDir`; migrated and ready. */
export async function provideStore(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
  poolSize?: number;
  applicationName?: string;
  log: (line: string) => void;
}): Promise<ProvidedStore> {
  const server = await provideServer(options);
  try {
    const store = await openStore(server.url, {
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
      url: server.url,
      embedded: !options.databaseUrl,
      close: async () => {
        await store.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
