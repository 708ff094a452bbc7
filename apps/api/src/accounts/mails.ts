import type { Mail } from '#libs/platform';

/**
 * The mails we send. The secret of a link stands behind #, which browsers send to no server: neither logs nor referrers see it. Nothing a
 * stranger typed stands in a mail to somebody else, or our mails would carry their words.
 */
export const mails = {
  signUp: (to: string, base: string, token: string): Mail => ({
    to,
    subject: 'Confirm your address',
    text: `Somebody, probably you, wants to use Trend Universe at ${base} with this address.\n\nTo choose a password and begin, open within a day:\n${base}/sign-up/confirm#${token}\n\nIf it was not you, do nothing: without this link there will be no account.`,
  }),
  signUpAgain: (to: string, base: string): Mail => ({
    to,
    subject: 'You have an account already',
    text: `Somebody, probably you, tried to sign up at ${base} with this address, which has an account already.\n\nSign in at ${base}/sign-in. If you have forgotten the password, ask there for a new one.\n\nIf it was not you, do nothing: nobody learned that you have an account.`,
  }),
  reset: (to: string, base: string, token: string): Mail => ({
    to,
    subject: 'Choose a new password',
    text: `Somebody, probably you, has forgotten the password of your account at ${base}.\n\nTo choose a new one, open within an hour:\n${base}/password-reset/confirm#${token}\n\nIf it was not you, do nothing: your password stays as it is.`,
  }),
  resetInVain: (to: string, base: string): Mail => ({
    to,
    subject: 'No account of this address',
    text: `Somebody, probably you, asked for a new password at ${base}, but there is no account of this address. Perhaps you signed up with another one; or sign up at ${base}/sign-up.\n\nIf it was not you, do nothing.`,
  }),
  passwordChanged: (to: string, base: string): Mail => ({
    to,
    subject: 'Your password was changed',
    text: `The password of your account at ${base} was changed just now, and all other sessions were ended.\n\nIf it was not you, choose a new one at once: ${base}/password-reset`,
  }),
  changeEmail: (to: string, base: string, token: string): Mail => ({
    to,
    subject: 'Confirm your new address',
    text: `To use this address for your account at ${base}, open within a day:\n${base}/account/email/confirm#${token}\n\nIf you did not ask for this, do nothing.`,
  }),
  emailChanging: (to: string, base: string): Mail => ({
    to,
    subject: 'Your address is about to change',
    text: `A new address was given for your account at ${base}. Once it is confirmed, this one will no longer work.\n\nIf it was not you, change your password at once: ${base}/password-reset`,
  }),
  invitation: (to: string, base: string, token: string, organisation: string): Mail => ({
    to,
    subject: 'An invitation',
    text: `You are invited to join ${organisation} in Trend Universe at ${base}.\n\nTo accept within 14 days, open this link and sign in (or first sign up) with this address:\n${base}/invitations/accept#${token}\n\nIf you do not want to, do nothing.`,
  }),
  codeRefused: (to: string, base: string): Mail => ({
    to,
    subject: 'Somebody knows your password',
    text: `Somebody typed the right password of your account at ${base}, but a wrong code of your second factor.\n\nIf it was you, do nothing. If not, choose a new password at once: ${base}/password-reset`,
  }),
  secondFactorRemoved: (to: string, base: string): Mail => ({
    to,
    subject: 'Your second factor was taken away',
    text: `Signing in to your account at ${base} now needs no code any more.\n\nIf it was not you, choose a new password at once: ${base}/password-reset`,
  }),
  providerLinked: (to: string, base: string, provider: string): Mail => ({
    to,
    subject: 'A new way to sign in',
    text: `Your account at ${base} was opened through ${provider} for the first time, which vouched for this address.\n\nIf it was not you, write to those who run ${base}.`,
  }),
  deleted: (to: string, base: string): Mail => ({
    to,
    subject: 'Your account was deleted',
    text: `Your account at ${base} was deleted, with your name, address, sessions and tokens. What others rely on stays without your name.`,
  }),
};
