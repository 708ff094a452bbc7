-- Makes a store ten times as large within the database: nine copies of each signal with what was read out of it, ids and evidence of their own.
-- For the figures of 1.1 million in docs/scale.md: `step.mjs` ingest, read and discover at 110000, then `psql DATABASE -f tenfold.sql`, then its
-- place, place-again and update (once before it counts: discovery looks at everything that is new).
set session_replication_role = replica;
set maintenance_work_mem = '1GB';
drop index signal_search;
insert into signal (id, kind, title, body, date, url, country, organisations, codes, amount_eur, lang, detected_lang, publisher, synthetic,
                    content_hash, evidence_key, independent, reading, run_id)
select id || '-c' || k, kind, title, body, date, url || '-c' || k, country, organisations, codes, amount_eur, lang, detected_lang, publisher, synthetic,
       decode(md5(encode(content_hash, 'hex') || k), 'hex'), decode(md5(encode(evidence_key, 'hex') || k), 'hex'), independent, reading, run_id
from signal, generate_series(1, 9) k order by k, seq;
create temp table copy as
select n.seq as new, o.seq as old, n.evidence_key as new_key, o.evidence_key as old_key
from signal o cross join generate_series(1, 9) k join signal n on n.id = o.id || '-c' || k;
analyze copy;
insert into signal_tag select c.new, ecosystem, score, words from signal_tag t join copy c on c.old = t.seq;
insert into signal_trend select trend_id, c.new, score, words, kind, year, independent, digest from signal_trend t join copy c on c.old = t.seq;
insert into evidence select c.new_key, c.new, kind, year, quarter, country from evidence e join copy c on c.old = e.seq and c.old_key = e.key;
update evidence_total set n = n * 10;
update trend_tally set signals = signals * 10, independent = independent * 10, digest_high = digest_high * 10, digest_low = digest_low * 10;
delete from trend_listing;
create index signal_search on signal using gin (search);
vacuum analyze;
