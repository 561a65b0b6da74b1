import en from './words/en.js';
import vi from './words/vi.js';

const KEY = 'langnghe.staff.language';
const BUNDLES = { vi, en };

/** The page's language and what goes by it: words, numbers, dates. */
export class Language {
  constructor(code = localStorage.getItem(KEY)) {
    this.words = BUNDLES[code] ?? vi;
    this.code = this.words.code;
    this.locale = this.code === 'vi' ? 'vi-VN' : 'en-GB';
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
    this.dates = new Intl.DateTimeFormat(this.locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
    this.names = new Intl.DisplayNames([this.locale], { type: 'language', fallback: 'code' });
  }

  static choose(code) {
    localStorage.setItem(KEY, code);
  }

  number(value) {
    return this.numbers.format(value);
  }

  counted(message, count) {
    return message(this.number(count), this.plural.select(count));
  }

  date(instant) {
    return instant ? this.dates.format(new Date(instant)) : '';
  }

  languageName(tag) {
    const own = this.words.languageNames[tag.split('-')[0].toLowerCase()];
    if (own) {
      return own;
    }
    try {
      const name = this.names.of(tag);
      return name.charAt(0).toLocaleUpperCase(this.locale) + name.slice(1);
    } catch {
      return tag;
    }
  }

  /** 1:02:03, or 2:03. */
  length(seconds) {
    const whole = Math.round(seconds ?? 0);
    const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
    const hours = Math.floor(whole / 3600);
    return hours > 0 ? `${hours}:${parts.join(':')}` : `${Number(parts[0])}:${parts[1]}`;
  }

  /** A message that the server gives in both languages. */
  message({ vi: vietnamese, en: english } = {}) {
    return (this.code === 'vi' ? vietnamese : english) ?? vietnamese ?? english ?? '';
  }
}
