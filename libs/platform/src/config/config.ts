import { resolve } from 'node:path';
import { badInput, TrendUniverseError } from '#libs/domain';
import { z } from 'zod';
import { projectRoot } from '../data/project-root.js';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'])
  .transform((value) => ['true', '1', 'yes'].includes(value));

/** Every setting, read once. A blank value counts as absent, so that compose files may pass empty ones on. */
const schema = z.object({
  /** Where the API listens; 0 takes a free port. */
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** A Postgres 15 or later; without it the embedded one runs in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  /** A Redis 6.2 or later for Bull; without it jobs live in Postgres. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  /** Files of this installation: the embedded database, uploads, raw payloads. */
  DATA_DIR: z.string().default('.trend-universe'),
  /** Connections of one process to Postgres. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Jobs one worker process runs at the same time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  /** A job whose worker has been silent for so long is given to another. */
  JOB_LOCK_SECONDS: z.coerce.number().min(1).max(3_600).default(30),
  /** A port for machines: /metrics and /health; without it there is none. */
  METRICS_PORT: port.optional(),
  /** Requests one API process works on at the same time; more are sent away with 503. 0 sets no bound. */
  MAX_REQUESTS: z.coerce.number().int().min(0).max(100_000).default(256),
  /** How long a process that was told to end still serves, so that balancers notice. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Largest upload in megabytes. */
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(1_000_000).default(10_240),
  /** Signals of the demo universe on a first start. */
  DEMO_SIGNALS: z.coerce.number().int().min(0).max(10_000_000).default(11_000),
  /** Days between two editions that come of pulled sources alone; what people bring or decide is published at once. */
  EDITION_DAYS: z.coerce.number().int().min(0).max(366).default(7),
  /** Lets editors act without signing in: for a machine of one's own only. */
  OPEN_EDITING: flag.optional(),
  /** A shared secret that editors send as `Authorization: Bearer ...` until accounts are in use. */
  EDITOR_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Where people reach this installation; links in mails begin with it, and https here makes cookies secure. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, message: 'must be an http(s) address' }).optional(),
  /** How many proxies stand before the API: so many addresses of X-Forwarded-For are believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Requests one address or account may send in a minute; 0 sets no bound. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** The mail server; without it mails are written into DATA_DIR/mail. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Trend Universe <no-reply@localhost>'),
  /** `host:port` on loopback, by commas, that webhooks may go to beside the public internet: to try them out on a machine of one's own. */
  WEBHOOK_ALLOW: z
    .string()
    .regex(
      /^(?:(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]):\d+(?:,|$))+$/,
      'must name loopback addresses as host:port, by commas',
    )
    .optional(),
  /** On a start without an administrator, one of this address is made, with a random password that is printed once. */
  ADMIN_EMAIL: z.email().max(254).optional(),
  /** An OpenID Connect provider that people may sign in through; all three or none. */
  OIDC_ISSUER: z
    .url()
    .regex(
      /^https:|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/,
      'must begin with https:// (http:// only on this machine)',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button of the sign-in page calls the provider. */
  OIDC_NAME: z.string().max(60).optional(),
  /** The provider proves addresses, though it does not say so with `email_verified`. */
  OIDC_EMAIL_TRUSTED: flag.default(false),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  readonly databasePool: number;
  readonly workerConcurrency: number;
  readonly jobLockSeconds: number;
  readonly metricsPort: number | undefined;
  readonly maxRequests: number;
  readonly drainSeconds: number;
  readonly logLevel: string;
  readonly uploadLimitBytes: number;
  readonly demoSignals: number;
  readonly editionDays: number;
  readonly openEditing: boolean;
  readonly editorToken: string | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly trustProxy: number;
  readonly rateLimitPerMinute: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly adminEmail: string | undefined;
  readonly webhookAllow: readonly string[];
  readonly oidc: OidcConfig | undefined;
}

/** An OpenID Connect provider, and who we are to it. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly emailTrusted: boolean;
}

/** Reads the environment into one typed tree. Throws BAD_INPUT that lists every wrong variable at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    const list = details.map((detail) => `${detail.path} ${detail.message}`).join('; ');
    throw new TrendUniverseError(
      'BAD_INPUT',
      `The environment is not usable: ${list}. Mend the variables or unset them to use the defaults.`,
      details,
    );
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDir: resolve(projectRoot(), values.DATA_DIR),
    databasePool: values.DATABASE_POOL,
    workerConcurrency: values.WORKER_CONCURRENCY,
    jobLockSeconds: values.JOB_LOCK_SECONDS,
    metricsPort: values.METRICS_PORT,
    maxRequests: values.MAX_REQUESTS,
    drainSeconds: values.DRAIN_SECONDS,
    logLevel: values.LOG_LEVEL,
    uploadLimitBytes: values.UPLOAD_LIMIT_MB * 1024 * 1024,
    demoSignals: values.DEMO_SIGNALS,
    editionDays: values.EDITION_DAYS,
    // Bound to loopback and without a token, the person at the machine is the editor.
    openEditing: values.OPEN_EDITING ?? (!values.EDITOR_TOKEN && isLoopback(values.HOST)),
    editorToken: values.EDITOR_TOKEN,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    trustProxy: values.TRUST_PROXY,
    // Whoever sits at the machine needs no bound.
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE ?? (isLoopback(values.HOST) ? 0 : 3_000),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    adminEmail: values.ADMIN_EMAIL,
    webhookAllow: values.WEBHOOK_ALLOW?.split(',').filter(Boolean) ?? [],
    oidc: oidcOf(values),
  };
}

function oidcOf(values: z.infer<typeof schema>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret)
    throw badInput('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none.');
  const name = values.OIDC_NAME ?? new URL(issuer).host;
  return { issuer, clientId, clientSecret, name, emailTrusted: values.OIDC_EMAIL_TRUSTED };
}

const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host);
