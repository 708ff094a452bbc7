/**
 * What webhooks hear of: for each event the SQL that finds it since the webhook `w` was made, as `key` (the same event has the same key for ever) and
 * `data`. Events are read from what is kept anyway, so none is lost with a process, whoever caused it. A new event is one more line here.
 */
export const WEBHOOK_EVENTS = {
  'edition.published': `
    select e.number::text as key,
           jsonb_build_object('edition', e.number, 'asOf', e.as_of, 'hash', e.hash, 'signals', e.signal_count, 'synthetic', e.synthetic) as data
    from edition e where e.published_at > greatest(w.created_at, now() - interval '1 day')`,
  'ingest.finished': `
    select r.id::text as key,
           jsonb_build_object('runId', r.id, 'status', r.status, 'read', r.read_count, 'new', r.new_count, 'changed', r.changed_count,
                              'duplicate', r.duplicate_count, 'refused', r.refused_count) as data
    from ingest_run r
    where r.finished_at > greatest(w.created_at, now() - interval '1 day') and r.status in ('done', 'failed') and not r.dry_run`,
  /** Who joined, left or changed position; only in the organisation whose webhook it is. */
  'organisation.people': `
    select a.id::text as key, jsonb_build_object('organisationId', w.organisation_id, 'accountId', a.account_id, 'change', a.action) as data
    from account_event a
    where a.at > greatest(w.created_at, now() - interval '1 day') and a.detail ->> 'organisationId' = w.organisation_id::text
      and a.action in ('organisation.joined', 'organisation.left', 'organisation.let-go', 'organisation.made-manager', 'organisation.made-member')`,
} as const;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];
