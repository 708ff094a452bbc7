import { getJson } from '../api/client.js';
import { catalogueOf } from './catalogues.js';
import { isLanguage, type Language, useCatalogue } from './t.js';

/** Reads the page anew in another language. The server keeps the choice in a cookie, so that its next page is drawn in it. */
export function chooseLanguage(name: Language): void {
  const address = new URL(location.href);
  address.searchParams.set('language', name);
  location.replace(address);
}

/**
 * Before the first drawing: the language that the server has found (by the address, the cookie or the browser) stands in the page. A catalogue that
 * cannot be read leaves the page in English.
 */
export async function loadLanguage(): Promise<void> {
  const name = document.documentElement.lang;
  if (isLanguage(name) && name !== 'en') {
    try {
      useCatalogue(name, await catalogueOf(name, () => getJson('/ecosystems')));
    } catch {
      document.documentElement.lang = 'en';
    }
  }
  // Chosen, and kept: the address is for the page alone again.
  const address = new URL(location.href);
  if (!address.searchParams.has('language')) return;
  address.searchParams.delete('language');
  history.replaceState(history.state, '', address);
}
