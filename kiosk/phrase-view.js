/** How many phrases stand before and after the one that sounds. */
const BEFORE = 3;
const AFTER = 6;

/** The book's text: the phrase that sounds is lit, its neighbours stand dimmed around it. Without text, cover and heading. */
export class PhraseView {
  #book;
  #phrase = -1;
  #shown = new Map();

  constructor(main) {
    this.main = main;
    this.resized = new ResizeObserver(() => this.#centre(false));
  }

  open(book) {
    this.#book = book;
    this.#phrase = -1;
    this.#shown.clear();
    this.main.replaceChildren(book.hasText ? this.#reading() : this.#pictured());
    this.main.lang = book.language ?? '';
  }

  close() {
    this.resized.disconnect();
    this.main.removeAttribute('lang');
    this.#book = undefined;
  }

  light(phrase) {
    if (!this.#book || phrase === this.#phrase) {
      return;
    }
    const near = Math.abs(phrase - this.#phrase) <= 2;
    this.#phrase = phrase;
    if (!this.#book.hasText) {
      const heading = this.#book.headingAt(phrase)?.text || this.#book.title;
      if (this.heading.textContent !== heading) {
        this.heading.textContent = heading;
      }
      return;
    }
    this.#fill(phrase);
    for (const [index, element] of this.#shown) {
      element.classList.toggle('lit', index === phrase);
      element.toggleAttribute('aria-current', index === phrase);
    }
    this.#centre(near);
  }

  /** Follows a phrase that is taller than the screen, line by line; progress from 0 to 1. */
  follow(progress) {
    const element = this.#shown.get(this.#phrase);
    if (this.#book?.hasText && element && element.offsetHeight > this.reading.clientHeight) {
      this.#centre(true, progress);
    }
  }

  #reading() {
    const player = document.createElement('div');
    player.className = 'player';
    this.reading = document.createElement('div');
    this.reading.className = 'reading';
    this.track = document.createElement('div');
    this.track.className = 'track';
    this.reading.append(this.track);
    player.append(this.reading);
    this.resized.observe(this.reading);
    return player;
  }

  #pictured() {
    const player = document.createElement('div');
    player.className = 'player';
    const pictured = document.createElement('div');
    pictured.className = 'pictured';
    const picture = document.createElement('div');
    picture.className = 'picture';
    const image = document.createElement('img');
    image.src = this.#book.cover;
    image.alt = '';
    image.addEventListener('error', () => image.remove());
    picture.append(image);
    this.heading = document.createElement('p');
    this.heading.className = 'heading lit';
    pictured.append(picture, this.heading);
    player.append(pictured);
    return player;
  }

  #fill(phrase) {
    const first = Math.max(0, phrase - BEFORE);
    const last = Math.min(this.#book.phrases.length - 1, phrase + AFTER);
    for (const [index, element] of this.#shown) {
      if (index < first || index > last) {
        element.remove();
        this.#shown.delete(index);
      }
    }
    let follower = null;
    for (let index = last; index >= first; index--) {
      let element = this.#shown.get(index);
      if (!element) {
        element = this.#element(this.#book.phrases[index]);
        this.#shown.set(index, element);
        this.track.insertBefore(element, follower);
      }
      follower = element;
    }
  }

  #element(phrase) {
    const element = document.createElement('p');
    element.classList.toggle('heading', Boolean(phrase.level));
    if (phrase.language) {
      element.lang = phrase.language;
    }
    if (phrase.text) {
      element.textContent = phrase.text;
    } else {
      const silent = document.createElement('span');
      silent.className = 'silent';
      silent.textContent = '♪';
      element.append(silent);
    }
    return element;
  }

  #centre(move, progress = 0) {
    const element = this.#shown.get(this.#phrase);
    if (!element) {
      return;
    }
    const room = this.reading.clientHeight;
    const over = element.offsetHeight - room;
    const line = Number.parseFloat(getComputedStyle(this.track).lineHeight) || 64;
    const top =
      over > 0
        ? element.offsetTop + Math.min(over, Math.floor((progress * element.offsetHeight) / line) * line)
        : element.offsetTop + over / 2;
    this.track.style.transitionDuration = move ? '' : '0s';
    this.track.style.transform = `translateY(${Math.round(-top)}px)`;
  }
}
