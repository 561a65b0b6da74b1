import { h } from './dom.js';

/** Asks before something is done that cannot be undone; the safe answer has the focus. */
export function ask({ question, text, yes, no }) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { 'aria-labelledby': 'question', 'aria-describedby': 'question-text', role: 'alertdialog' });
    const answer = (sure) => {
      dialog.close();
      dialog.remove();
      resolve(sure);
    };
    dialog.append(
      h(
        'div',
        { class: 'content' },
        h('h2', { id: 'question' }, question),
        h('p', { id: 'question-text' }, text),
        h(
          'div',
          { class: 'row end' },
          h('button', { type: 'button', class: 'button', autofocus: true, onclick: () => answer(false) }, no),
          h('button', { type: 'button', class: 'button danger primary', onclick: () => answer(true) }, yes),
        ),
      ),
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      answer(false);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
