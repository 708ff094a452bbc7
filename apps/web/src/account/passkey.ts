import { t } from '../i18n/t.js';
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { ApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';

interface Begun<Options> {
  readonly ticket: string;
  readonly options: Options;
}

/** The browser's own words for a passkey that was not given are for programmers. */
async function orExplain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name } = error as Error;
    if (name === 'InvalidStateError')
      throw new ApiError(0, 'PASSKEY', t('This device has a passkey for your account already.'));
    if (name === 'NotAllowedError' || name === 'AbortError')
      throw new ApiError(
        0,
        'PASSKEY',
        t('No passkey was chosen, or it took too long. Nothing was changed; try again.'),
      );
    throw error;
  }
}

/** Asks the authenticator for a passkey of this place and signs in with it. */
export async function signInWithPasskey(): Promise<void> {
  const begun = await sendJson<Begun<PublicKeyCredentialRequestOptionsJSON>>('POST', '/session/passkey/options', {});
  const answer = await orExplain(() => startAuthentication({ optionsJSON: begun.options }));
  await sendJson('POST', '/session/passkey', { ticket: begun.ticket, answer });
}

/** Has the authenticator make a passkey and adds it to the account. */
export async function addPasskey(name: string, password: string | undefined): Promise<void> {
  const begun = await sendJson<Begun<PublicKeyCredentialCreationOptionsJSON>>('POST', '/account/passkeys/options', {
    password,
  });
  const answer = await orExplain(() => startRegistration({ optionsJSON: begun.options }));
  await sendJson('POST', '/account/passkeys', { ticket: begun.ticket, name, answer });
}
