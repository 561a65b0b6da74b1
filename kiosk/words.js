import en from './words/en.js';
import vi from './words/vi.js';

const BUNDLES = { vi, en };

/** The page's words: Vietnamese, unless the address asks for another language that there is (?lang=en). */
export function words(search = location.search) {
  return BUNDLES[new URLSearchParams(search).get('lang')] ?? vi;
}
