import { type Config, readConfig } from '#libs/platform';

/** The configuration of an API under test: as by default, but it sends no request away because the machine is busy with other tests. */
export const testConfig = (env: Record<string, string> = {}): Config => readConfig({ MAX_REQUESTS: '0', ...env });
