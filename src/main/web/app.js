import { Api } from './api.js';
import { Collection } from './collection.js';
import { Details } from './details.js';
import { h } from './dom.js';
import { Intake } from './intake.js';
import { Language } from './language.js';

/** The staff page: the intake above the collection, and a title's details over both. */
function build() {
  const language = new Language();
  const { words } = language;
  const api = new Api(language);
  const news = h('p', { role: 'status', class: 'news' });
  const say = (sentence, kind) => {
    news.className = `news ${kind}`;
    news.textContent = sentence;
  };
  const details = new Details({ api, language, say, changed: () => collection.fetch() });
  const collection = new Collection({ api, language, open: (id) => details.open(id), begin: () => intake.button.focus() });
  const intake = new Intake({ api, language, changed: () => collection.fetch(), open: (id) => details.open(id) });
  const keys = keysDialog(words);

  document.documentElement.lang = language.code;
  document.title = `${words.collection} · ${words.name}`;
  document.body.prepend(
    rail(language, keys),
    h('main', {}, news, intake.section, collection.section),
  );
  document.body.append(keys);
  bindKeys(collection, intake, keys);
  collection.fetch();
  intake.resume();
}

function rail(language, keys) {
  const { words } = language;
  const to = (id) => (event) => {
    event.preventDefault();
    const name = document.getElementById(`${id}-name`);
    document.getElementById(id).scrollIntoView();
    name.focus();
  };
  return h(
    'nav',
    { class: 'rail', 'aria-label': words.rail },
    h('span', { class: 'brand' }, h('img', { src: 'icon.svg', alt: '' }), words.name),
    h('a', { href: '#collection', 'aria-current': 'page', onclick: to('collection') }, words.collection),
    h('a', { href: '#intake', onclick: to('intake') }, words.intake),
    h(
      'div',
      { class: 'last' },
      h('a', { href: '/kiosk/' }, words.kiosk),
      h('button', { type: 'button', class: 'button quiet', onclick: () => keys.showModal() }, words.keysHelp),
      h(
        'button',
        {
          type: 'button',
          class: 'button',
          lang: words.otherLanguage.code,
          onclick: () => {
            Language.choose(words.otherLanguage.code);
            location.reload();
          },
        },
        words.otherLanguage.name,
      ),
    ),
  );
}

function keysDialog(words) {
  const dialog = h('dialog', { 'aria-labelledby': 'keys-name' });
  dialog.append(
    h(
      'div',
      { class: 'content' },
      h('h2', { id: 'keys-name' }, words.keysHelp),
      h('dl', { class: 'facts' }, words.keys.map(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]).flat()),
      h('div', { class: 'row end' }, h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, words.close)),
    ),
  );
  return dialog;
}

function bindKeys(collection, intake, keys) {
  const actions = {
    '/': () => collection.search.focus(),
    n: () => intake.button.focus(),
    '?': () => keys.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, select, textarea, dialog');
    if (!typing && !event.ctrlKey && !event.altKey && !event.metaKey && actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });
}

build();
