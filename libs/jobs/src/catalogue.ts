import { ECOSYSTEM_IDS, SIGNAL_KINDS } from '#libs/domain';
import { z } from 'zod';

/**
 * Every job there is: its name and the shape of its data. A new job is one more line here; the worker then refuses to start
 * until it has a handler. Data are small and hold ids, never documents: the handler reads those from the store.
 */
export const catalogue = {
  /** Reads the uploaded or named file of an ingest run into signals. */
  'ingest.file': z.object({ runId: z.string().min(1) }),
  /** Reads new signals, assigns them to trends, groups the rest, places the trends, publishes an edition; where it is routine, only when one is due. */
  'pipeline.update': z.object({ reason: z.string().min(1), routine: z.boolean().optional() }),
  /** Asks one source what is new; `asked` when somebody waits for it. */
  'source.pull': z.object({ sourceId: z.string().min(1), asked: z.boolean().optional() }),
  /** Has every source pulled whose time has come; runs by the clock. */
  'source.schedule': z.object({}),
  /** Asks a source that is not there yet for its first page, stores nothing, and says what it would give. */
  'source.check': z.object({ connector: z.string().max(60), options: z.record(z.string(), z.unknown()) }),
  /** Takes the feeds of an uploaded list (OPML) in as sources, or says what it would do. */
  'source.list': z.object({
    file: z.uuid(),
    dryRun: z.boolean(),
    enabled: z.boolean(),
    kind: z.enum(SIGNAL_KINDS),
    ecosystems: z.array(z.enum(ECOSYSTEM_IDS)),
  }),
  /** Reads the kept payloads of a source again, with the parser of today. */
  'source.reread': z.object({ sourceId: z.string().min(1), runId: z.uuid() }),
  /** Removes personal data that have served their time; runs by the clock. */
  'accounts.forget': z.object({}),
  /** Finds what webhooks have to be told; runs by the clock, and when something has happened. */
  'webhook.announce': z.object({}),
  /** Tells one webhook one thing. */
  'webhook.deliver': z.object({ deliveryId: z.string().min(1) }),
  /** Reads a file of members or own evidence that a cluster sent in. */
  'cluster.import': z.object({ importId: z.string().min(1) }),
  /** Lays an own signal of a cluster open to all, or takes it back, as its row says. */
  'cluster.share': z.object({
    organisationId: z.string().min(1),
    rowId: z.string().min(1),
    signalId: z.string().min(1),
  }),
  /** Tells people of new calls that their saved searches find; runs by the clock. */
  'calls.alert': z.object({}),
  /** Matches names with members and counts what the benchmark adds up. */
  'cluster.refresh': z.object({ reason: z.string().min(1) }),
  /** Writes to the panel of an exercise: that a round is open, or that it will close soon. */
  'exercise.mail': z.object({
    exerciseId: z.string().min(1),
    round: z.number().int(),
    what: z.enum(['round', 'reminder']),
  }),
  /** Closes rounds whose time is over and reminds panels of those that end soon; runs by the clock. */
  'exercise.clock': z.object({}),
  /** Writes and sends the digests that are due; runs by the clock. */
  'collections.digest': z.object({}),
};

/** How `webhook.deliver` is tried again: after half a minute, doubled each time, the last time about an hour after the first. */
export const WEBHOOK_RETRIES = { attempts: 8, backoffMs: 30_000 } as const;

/** How `exercise.mail` is tried again: as webhooks, because a mail server may be away as long. */
export const MAIL_RETRIES = WEBHOOK_RETRIES;

/** Job name to job data. */
export type JobCatalogue = { [Name in keyof typeof catalogue]: z.infer<(typeof catalogue)[Name]> };

/** The schemas of a catalogue, as `catalogue` holds them. */
export type Schemas<Jobs> = { readonly [Name in keyof Jobs]: z.ZodType<Jobs[Name]> };
