import type { Request } from 'express';

/** The languages that the front speaks; the first is what readers get who ask for none of them. */
export const FRONT_LANGUAGES = ['en', 'de', 'fr'] as const;
export type FrontLanguage = (typeof FRONT_LANGUAGES)[number];

const known = (name: string | undefined): FrontLanguage | undefined =>
  FRONT_LANGUAGES.find((language) => language === name);

/**
 * What the address asks for with `?language=`; undefined when it does not, or asks for what we do not speak. Only the query is looked at: anybody may
 * send an address that is none (`//[`), and it must not throw.
 */
export const askedLanguage = (url: string): FrontLanguage | undefined =>
  known(new URLSearchParams(url.replace(/^[^?]*/, '')).get('language') ?? undefined);

/** The language of a page: as the address says, else as it was chosen on this device (cookie), else as the browser prefers, else English. */
export function languageOf(request: Pick<Request, 'url' | 'headers'>): FrontLanguage {
  const chosen = /(?:^|;)\s*language=([a-z]{2})\s*(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  return askedLanguage(request.url) ?? known(chosen) ?? preferred(request.headers['accept-language'] ?? '');
}

/** Of `de-AT, fr;q=0.8, *;q=0.1` the first that we speak, by its weight; weights of 0 are refusals. */
function preferred(accepted: string): FrontLanguage {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: known(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => language && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language ?? FRONT_LANGUAGES[0];
}
