import { h } from './dom.js';

const TYPING_MILLISECONDS = 180;
const USUAL_LANGUAGES = ['vi', 'en', 'fr'];

/** The titles, with search as one types. */
export class Collection {
  #turn = 0;
  #typing;
  #next;
  #shown = 0;

  constructor({ api, language, open, begin }) {
    Object.assign(this, { api, language, open, begin });
    const { words } = language;
    this.search = h('input', { id: 'q', type: 'search', autocomplete: 'off', oninput: () => this.#typed() });
    this.languageChoice = this.#choice('language', USUAL_LANGUAGES.map((tag) => [tag, language.languageName(tag)]));
    this.formatChoice = this.#choice('format', Object.entries(words.formats));
    this.total = h('p', { class: 'muted', role: 'status' });
    this.list = h('ul', { class: 'titles', 'aria-label': words.collection });
    this.more = h('button', { type: 'button', class: 'button more', hidden: true, onclick: () => this.#fetchMore() }, words.more);
    this.place = h('div', {});
    this.section = h(
      'section',
      { id: 'collection', 'aria-labelledby': 'collection-name' },
      h('h1', { id: 'collection-name', tabindex: '-1' }, words.collection),
      h(
        'div',
        { class: 'tools', role: 'search' },
        h('div', { class: 'field wide' }, h('label', { for: 'q' }, words.search), this.search),
        this.languageChoice.field,
        this.formatChoice.field,
      ),
      this.total,
      this.place,
      this.more,
    );
    this.list.addEventListener('keydown', (event) => this.#move(event));
  }

  async fetch() {
    const turn = ++this.#turn;
    try {
      const page = await this.api.titles(this.#query());
      if (turn === this.#turn) {
        this.#show(page);
      }
    } catch (problem) {
      if (turn === this.#turn) {
        this.#fail(problem);
      }
    }
  }

  #query() {
    return { q: this.search.value.trim(), language: this.languageChoice.select.value, format: this.formatChoice.select.value };
  }

  #show({ items, total, next }) {
    const { words } = this.language;
    this.#shown = items.length;
    this.#next = next;
    this.more.hidden = !next;
    this.total.textContent = next ? words.shown(this.language.number(items.length), this.language.number(total)) : total > 0 ? this.language.counted(words.total, total) : '';
    if (total > 0) {
      this.list.replaceChildren(...items.map((title) => this.#row(title)));
      this.place.replaceChildren(this.list);
    } else {
      this.place.replaceChildren(this.#empty());
    }
  }

  async #fetchMore() {
    const turn = this.#turn;
    try {
      const page = await this.api.titles({ next: this.#next });
      if (turn !== this.#turn) {
        return;
      }
      const rows = page.items.map((title) => this.#row(title));
      this.list.append(...rows);
      this.#shown += page.items.length;
      this.#next = page.next;
      this.more.hidden = !page.next;
      this.total.textContent = this.language.words.shown(this.language.number(this.#shown), this.language.number(page.total));
      rows[0]?.querySelector('.name').focus();
    } catch (problem) {
      this.#fail(problem);
    }
  }

  #row(title) {
    const { language } = this;
    const { words } = language;
    const state = !title.playable
      ? h('span', { class: 'caution' }, '⚠ ', words.formats[title.format] === undefined ? '' : words.noSound)
      : title.problems > 0
        ? h('span', { class: 'muted' }, language.counted(words.problemCount, title.problems))
        : h('span', { class: 'muted' }, '');
    return h(
      'li',
      {},
      h('img', { src: title.cover, alt: '', loading: 'lazy', width: '40', height: '40' }),
      h('button', { type: 'button', class: 'name', lang: title.language, onclick: () => this.open(title.id) }, title.title),
      h('span', { class: 'who muted' }, title.creators.join(', ')),
      h('span', { class: 'form muted' }, [title.language && language.languageName(title.language), words.formats[title.format] ?? title.format].filter(Boolean).join(' · ')),
      h('span', { class: 'length number' }, title.seconds > 0 ? language.length(title.seconds) : ''),
      h('span', { class: 'state' }, state),
    );
  }

  #empty() {
    const { words } = this.language;
    const { q, language, format } = this.#query();
    const searching = q || language || format;
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, searching ? words.noMatchTitle : words.emptyTitle),
      h('p', {}, searching ? words.noMatchText : words.emptyText),
      searching
        ? h('button', { type: 'button', class: 'button', onclick: () => this.#clear() }, words.clear)
        : h('button', { type: 'button', class: 'button', onclick: () => this.begin() }, words.intake),
    );
  }

  #fail(problem) {
    const { words } = this.language;
    this.total.textContent = '';
    this.place.replaceChildren(
      h(
        'div',
        { class: 'alert', role: 'alert' },
        h('span', {}, problem.status ? problem.message : words.loadFailed),
        h('button', { type: 'button', class: 'button', onclick: () => this.fetch() }, words.retry),
      ),
    );
  }

  #clear() {
    this.search.value = '';
    this.languageChoice.select.value = '';
    this.formatChoice.select.value = '';
    this.search.focus();
    this.fetch();
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.fetch(), TYPING_MILLISECONDS);
  }

  #choice(name, options) {
    const { words } = this.language;
    const select = h(
      'select',
      { id: name, onchange: () => this.fetch() },
      h('option', { value: '' }, words.all),
      options.map(([value, label]) => h('option', { value }, label)),
    );
    return { select, field: h('div', { class: 'field' }, h('label', { for: name }, words[name]), select) };
  }

  #move(event) {
    const names = [...this.list.querySelectorAll('.name')];
    const here = names.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      event.preventDefault();
      names[Math.max(0, Math.min(names.length - 1, here + step))].focus();
    }
  }
}
