import { loadBook } from './book.js';
import { Deck } from './deck.js';
import { Schedule } from './schedule.js';

const SECONDS = 5;
const SETTLE_MILLISECONDS = 120;
const KEPT_BOOKS = 8;

/** A taste of a title: its first clip, in which a talking book says its own name. */
export class Taste {
  #deck;
  #books = new Map();
  #turn = 0;
  #timer;

  constructor(sound) {
    this.sound = sound;
    this.#deck = new Deck(sound);
  }

  /** Sounds a title's first clip as soon as the choice has rested on it for a moment. Silent where it cannot. */
  async play(id) {
    this.stop();
    const turn = this.#turn;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
    if (turn !== this.#turn || !(await this.sound.wake())) {
      return;
    }
    try {
      const book = await this.book(id);
      const { runs } = new Schedule(book.phrases);
      if (runs.length === 0 || turn !== this.#turn) {
        return;
      }
      const [{ begin, end }] = runs[0].clips;
      await this.#deck.cue(book.files[runs[0].file], begin);
      if (turn !== this.#turn) {
        return;
      }
      this.sound.books.gain.value = 10 ** (Math.min(12, book.gainDecibels) / 20);
      await this.#deck.start();
      this.#timer = setTimeout(() => this.stop(), Math.min(end - begin, SECONDS) * 1000);
    } catch (error) {
      if (turn === this.#turn) {
        console.warn('no taste of this title', error);
      }
    }
  }

  stop() {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#deck.stop();
  }

  /** The book of a title, kept for a while: whoever tasted it is likely to open it. */
  book(id) {
    if (!this.#books.has(id)) {
      const loading = loadBook(id);
      loading.catch(() => this.#books.delete(id));
      this.#books.set(id, loading);
      if (this.#books.size > KEPT_BOOKS) {
        this.#books.delete(this.#books.keys().next().value);
      }
    }
    return this.#books.get(id);
  }
}
