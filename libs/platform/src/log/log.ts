import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured logs, one JSON line each, on stderr: stdout belongs to what a command prints for its user. Secrets never pass. */
export const createLog = (level: string, name: string): Logger =>
  pino(
    {
      level,
      name,
      redact: {
        paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token'],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
