import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedLanguage, FRONT_LANGUAGES, languageOf } from './language.js';

const of = (url: string, cookie?: string, accept?: string) =>
  languageOf({ url, headers: { ...(cookie && { cookie }), ...(accept && { 'accept-language': accept }) } });

describe('the language of a page', () => {
  it.each([
    ['/', undefined, undefined, 'en'],
    ['/', undefined, 'de-AT,en;q=0.8', 'de'],
    ['/', undefined, 'pl, fr;q=0.7, de;q=0.9', 'de'],
    ['/', undefined, 'pl, *;q=0.5', 'en'],
    ['/', undefined, 'de;q=0, fr;q=0.1', 'fr'],
    ['/', 'session=x; language=fr', 'de', 'fr'],
    ['/', 'mylanguage=fr', 'de', 'de'],
    ['/', 'language=xx', 'de', 'de'],
    ['/?language=en', 'language=fr', 'de', 'en'],
    ['/?language=xx', 'language=fr', 'de', 'fr'],
    // The facet of the signals' own language is not the screen's.
    ['/signals?lang=fr', undefined, 'de', 'de'],
  ])('%s with cookie %s and browser %s is %s', (url, cookie, accept, language) => {
    expect(of(url, cookie, accept)).toBe(language);
  });
  it('is always one that we speak, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (url, cookie, accept) =>
        FRONT_LANGUAGES.includes(of(url, cookie, accept)),
      ),
    );
    expect(['//[', 'http://[/', '//:x?language=fr'].map((url) => of(url))).toEqual(['en', 'en', 'fr']);
    expect(askedLanguage('/?language=__proto__')).toBeUndefined();
  });
});
