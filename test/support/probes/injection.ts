/** Asks for an address below the root of a server; gives status and text. */
export type Ask = (address: string) => Promise<{ status: number; text: string }>;

/** How long a payload sleeps, ms; and how long one that is suspected does. */
const SLEEP = 1_200;
const LONG_SLEEP = 6_000;
/** Values that break out of a quoted text, of a bare number, of a list, of a sort; the last of each pair sleeps where it is executed. */
const PAYLOADS = [
  `'`,
  `"`,
  `\\'`,
  `1'1`,
  `x' or '1'='1`,
  `1 or 1=1`,
  `1) or (1=1`,
  `{x}' or true--`,
  `x'; select pg_sleep(1.2)--`,
  `1; select pg_sleep(1.2)--`,
  `x' || (select pg_sleep(1.2)) || '`,
  `1 and 1=(select 1 from pg_sleep(1.2))`,
  `title desc, (select pg_sleep(1.2))`,
  `(select case when true then pg_sleep(1.2) end)`,
];
/** For a name that no route declares: it should not be read at all, so three ways out of a sort or a text are enough. */
export const FOR_UNKNOWN_NAMES = [`'`, `title desc, (select pg_sleep(1.2))`, `x' || (select pg_sleep(1.2)) || '`];
const LEAKS =
  /syntax error|unterminated|pg_|postgres|relation "|column "|QueryFailed|at character \d|invalid input syntax/i;

/**
 * Tries SQL in one value of an address. A finding is an answer of 500 and more, words of the database in an answer, or a sleep that was slept (and
 * slept again when it is longer: a busy machine is no finding).
 */
export async function probeInjection(
  ask: Ask,
  address: (value: string) => string,
  payloads: readonly string[] = PAYLOADS,
): Promise<string[]> {
  const findings: string[] = [];
  const probe = async (payload: string) => {
    const once = async (asked = payload) => {
      const begun = performance.now();
      const { status, text } = await ask(address(asked));
      return { status, text: text.replaceAll(payload, ''), ms: performance.now() - begun };
    };
    const { status, text, ms } = await once();
    // An answer may repeat what was asked for; the rest of it must not speak of the database.
    if (status >= 500) findings.push(`${address(payload)}: status ${status}`);
    else if (status >= 400 && LEAKS.test(text.replace(/pg_sleep\([^)]*\)/g, '')))
      findings.push(`${address(payload)}: ${text.slice(0, 200)}`);
    const longer = payload.replace('pg_sleep(1.2)', 'pg_sleep(6)');
    if (
      payload.includes('pg_sleep') &&
      ms >= SLEEP &&
      (await once(longer)).ms >= LONG_SLEEP &&
      (await once(longer)).ms >= LONG_SLEEP
    )
      findings.push(`${address(payload)}: slept`);
  };
  await Promise.all(payloads.map(probe));
  return findings;
}
