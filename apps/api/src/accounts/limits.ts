import type { Backoff, Limit } from '#libs/platform';

/** Failures of one account from one address: whoever guesses locks out only themselves. */
export const PAIR: Backoff = { name: 'pair', free: 5, longestWait: 900, seconds: 86_400 };
/** Failures of one address over all accounts: one list of leaked passwords tried on many. A workshop of 200 behind one address may err too. */
export const ADDRESS: Limit = { name: 'address', times: 100, seconds: 600 };
/** Failures of one account from addresses it was never signed in from: many machines guessing together. Known addresses stay free of it. */
export const STRANGERS: Limit = { name: 'strangers', times: 50, seconds: 3_600 };
/** Mails asked for by one address. */
export const ASKED_MAILS: Limit = { name: 'asked-mails', times: 30, seconds: 3_600 };
/** Mails to one mailbox: nobody's mailbox is flooded through us. */
export const MAILBOX: Limit = { name: 'mailbox', times: 5, seconds: 3_600 };
/** Links tried by one address. */
export const LINKS: Limit = { name: 'links', times: 100, seconds: 600 };
/** Proofs asked of somebody signed in: a session left open is no place to guess the password. */
export const PROOFS: Limit = { name: 'proofs', times: 10, seconds: 600 };
/** Wrong codes of one account from one address. */
export const CODE_PAIR: Backoff = { name: 'code-pair', free: 5, longestWait: 900, seconds: 86_400 };
/** Codes of one account tried from addresses it was never signed in from: at 10 an hour, one of the three in a million that fit is found after some four years. */
export const CODES_BY_STRANGERS: Limit = { name: 'codes-by-strangers', times: 10, seconds: 3_600 };
/** Mails about wrong codes. */
export const CODES_TOLD: Limit = { name: 'codes-told', times: 1, seconds: 86_400 };
/** Sign-ins with a passkey, or through a provider, begun by one address: a workshop of 200 may sit behind it. */
export const PASSKEYS: Limit = { name: 'passkeys', times: 300, seconds: 600 };
export const PROVIDER: Limit = { name: 'provider', times: 300, seconds: 600 };
