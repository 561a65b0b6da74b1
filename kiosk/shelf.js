/** Three covers; with back, forward and the round button, that is the six choices a screen may have at most. */
export const COVERS = 3;
const RETRY_MILLISECONDS = 5000;
const PAGE = 500;

/** The shelf: covers that keep their order, three to a screen; one is chosen, and moving along goes cover by cover. */
export class Shelf {
  titles = [];
  chosen = 0;
  #onScreen = -1;
  #retry;

  constructor(main, words, { tasted, retried }) {
    this.main = main;
    this.words = words;
    this.tasted = tasted;
    this.retried = retried;
  }

  /** Fetches the shelf. While the network is away, what is there is left standing, and retried is called after a while. */
  async fetch() {
    clearTimeout(this.#retry);
    try {
      const titles = [];
      for (let next = `/api/v1/titles?playable=true&limit=${PAGE}`; next; ) {
        const answer = await fetch(next);
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const page = await answer.json();
        titles.push(...page.items.filter((title) => title.playable));
        next = page.next;
      }
      const id = this.titles[this.chosen]?.id;
      this.titles = titles;
      this.chosen = Math.max(0, titles.findIndex((title) => title.id === id));
      this.away = false;
    } catch (error) {
      console.warn('the shelf could not be fetched', error);
      this.away = true;
      this.#retry = setTimeout(this.retried, RETRY_MILLISECONDS);
    }
  }

  get chosenTitle() {
    return this.titles[this.chosen];
  }

  choose(id) {
    this.chosen = Math.max(0, this.titles.findIndex((title) => title.id === id));
  }

  show({ focus = false } = {}) {
    if (this.titles.length === 0) {
      const notice = document.createElement('p');
      notice.className = 'notice';
      notice.setAttribute('role', 'status');
      notice.textContent = this.away ? this.words.shelfAway : this.words.emptyShelf;
      this.main.replaceChildren(notice);
      return;
    }
    const list = document.createElement('ul');
    list.className = 'shelf';
    list.setAttribute('aria-label', this.words.shelf);
    const start = this.#firstOnScreen();
    list.append(...this.titles.slice(start, start + COVERS).map((title) => this.#item(title)));
    this.#onScreen = start;
    this.main.replaceChildren(list);
    this.#mark(focus);
  }

  /** Whether what is to be seen is what there is. */
  get isCurrent() {
    const seen = [...this.main.querySelectorAll('.cover')].map((button) => button.dataset.title);
    const start = this.#firstOnScreen();
    const there = this.titles.slice(start, start + COVERS).map((title) => title.id);
    return there.length > 0 && seen.join() === there.join();
  }

  hide() {
    this.#onScreen = -1;
  }

  /** Moves the choice so many covers along; false at the shelf's end. */
  move(count) {
    const target = Math.max(0, Math.min(this.titles.length - 1, this.chosen + count));
    if (target === this.chosen || this.titles.length === 0) {
      return false;
    }
    this.chosen = target;
    if (this.#firstOnScreen() === this.#onScreen) {
      this.#mark(true);
    } else {
      this.show({ focus: true });
    }
    return true;
  }

  /** Turns to another screen of covers; false where there is none. */
  turn(count) {
    const first = this.#firstOnScreen() + count * COVERS;
    return first >= 0 && first < this.titles.length ? this.move(first - this.chosen) : false;
  }

  #firstOnScreen() {
    return Math.floor(this.chosen / COVERS) * COVERS;
  }

  #mark(focus) {
    for (const button of this.main.querySelectorAll('.cover')) {
      const chosen = button.dataset.title === this.chosenTitle.id;
      button.classList.toggle('chosen', chosen);
      button.toggleAttribute('aria-current', chosen);
      if (chosen) {
        button.setAttribute('aria-current', 'true');
        if (focus) {
          button.focus({ focusVisible: true });
        }
      }
    }
  }

  #item(title) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cover';
    button.id = `cover-${title.id}`;
    button.dataset.title = title.id;
    const picture = document.createElement('span');
    picture.className = 'picture';
    const image = document.createElement('img');
    image.src = title.cover;
    image.alt = '';
    image.draggable = false;
    image.addEventListener('error', () => image.remove());
    picture.append(image);
    const name = document.createElement('span');
    name.className = 'name';
    name.lang = title.language ?? '';
    name.textContent = title.title;
    button.append(picture, name);
    button.addEventListener('focus', () => {
      this.choose(title.id);
      this.#mark(false);
      this.tasted(title.id);
    });
    item.append(button);
    return item;
  }
}
