import { ask } from './ask.js';
import { h } from './dom.js';
import { problemList } from './problems.js';

/** All about one title, in a panel over the list. */
export class Details {
  constructor({ api, language, changed, say }) {
    Object.assign(this, { api, language, changed, say });
    this.dialog = h('dialog', { class: 'details', 'aria-labelledby': 'details-name' });
    document.body.append(this.dialog);
  }

  async open(id) {
    const { words } = this.language;
    let title;
    let found;
    let editions;
    try {
      [title, found, editions] = await Promise.all([this.api.title(id), this.api.problems(id), this.api.editions(id)]);
    } catch (problem) {
      this.say(problem.message, 'bad');
      return;
    }
    const close = h('button', { type: 'button', class: 'button', onclick: () => this.dialog.close() }, words.close);
    this.dialog.replaceChildren(
      h(
        'div',
        { class: 'content' },
        h(
          'div',
          { class: 'head' },
          h('img', { src: title.cover, alt: '' }),
          h('div', {}, h('h2', { id: 'details-name', lang: title.language }, title.title), h('p', { class: 'muted' }, title.creators.join(', '))),
          close,
        ),
        title.playable ? null : h('p', { class: 'caution' }, '⚠ ', words.noSound),
        title.description ? h('p', { lang: title.language }, title.description) : null,
        this.#facts(title),
        h(
          'div',
          { class: 'row' },
          h('a', { class: 'button', href: this.api.packageUrl(id), download: true }, words.download),
          h('button', { type: 'button', class: 'button danger', onclick: () => this.#remove(title) }, words.remove),
        ),
        h('h3', {}, words.problems),
        found.items.length > 0 ? problemList(found.items, this.language) : h('p', { class: 'muted' }, words.noProblems),
        editions.items.length > 0 ? this.#editions(editions.items) : null,
      ),
    );
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
    close.focus();
  }

  #facts(title) {
    const { language } = this;
    const { words } = language;
    const facts = [
      [words.narrator, title.narrators.join(', ')],
      [words.publisher, title.publisher],
      [words.series, title.series],
      [words.subjects, (title.subjects ?? []).join(', ')],
      [words.language, (title.languages ?? []).map((tag) => language.languageName(tag)).join(', ')],
      [words.format, words.formats[title.format] ?? title.format],
      [words.length, title.seconds > 0 ? language.length(title.seconds) : ''],
      [words.headings, language.number(title.headings)],
      [words.pages, title.pages > 0 ? language.number(title.pages) : ''],
      [words.phrases, language.number(title.phrases)],
      [words.added, language.date(title.added)],
      [words.identifier, title.identifier],
    ];
    return h('dl', { class: 'facts' }, facts.filter(([, value]) => value).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]).flat());
  }

  #editions(items) {
    const { words } = this.language;
    return h(
      'div',
      {},
      h('h3', {}, words.editions),
      h(
        'ul',
        { class: 'editions' },
        items.map((edition) =>
          h(
            'li',
            {},
            h('span', {}, edition.title, ' · ', this.language.date(edition.added)),
            h('button', { type: 'button', class: 'button', onclick: () => this.#bringBack(edition) }, words.bringBack),
          ),
        ),
      ),
    );
  }

  async #bringBack(edition) {
    await this.#attempt(async () => {
      await this.api.bringBack(edition.id);
      this.say(this.language.words.broughtBack, 'good');
    });
  }

  async #remove(title) {
    const { words } = this.language;
    const sure = await ask({
      question: words.removeTitle(title.title),
      text: words.removeText,
      yes: words.removeYes,
      no: words.cancel,
    });
    if (sure) {
      await this.#attempt(async () => {
        await this.api.remove(title.id);
        this.say(words.removed(title.title), 'good');
      });
    }
  }

  async #attempt(action) {
    try {
      await action();
    } catch (problem) {
      this.say(problem.message, 'bad');
    }
    this.dialog.close();
    this.changed();
  }
}
