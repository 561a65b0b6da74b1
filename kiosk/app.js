import { Chimes } from './chimes.js';
import { Controls } from './controls.js';
import { measureDevice } from './device.js';
import { bindMediaSession } from './media-session.js';
import { PhraseView } from './phrase-view.js';
import { Engine } from './player/engine.js';
import { PlaceKeeper } from './player/place-keeper.js';
import { Taste } from './player/taste.js';
import { Shelf } from './shelf.js';
import { Sound } from './sound.js';
import { words as wordsOf } from './words.js';

const KEEP_MILLISECONDS = 500;
const REFRESH_MILLISECONDS = 60_000;
const WAS_PLAYING = 'langnghe.playing';

/** The page: a shelf and a player, and which of them is to be seen. The address keeps which title is open: #title=ID. */
class Kiosk {
  constructor() {
    this.words = wordsOf();
    this.screen = document.querySelector('.screen');
    this.main = document.querySelector('#content');
    this.said = document.querySelector('#said');
    this.sound = new Sound();
    this.chimes = new Chimes(this.sound);
    this.engine = new Engine(this.sound);
    this.taste = new Taste(this.sound);
    this.places = new PlaceKeeper();
    this.phraseView = new PhraseView(this.main);
    this.shelf = new Shelf(this.main, this.words, {
      tasted: (id) => this.taste.play(id),
      retried: () => this.#refresh(),
    });
    document.documentElement.lang = this.words.language;
    this.#listen();
  }

  async start() {
    await this.shelf.fetch();
    await this.#follow();
  }

  #listen() {
    this.controls = new Controls(this.screen, {
      touched: () => this.#touched(),
      pressed: (button) => this.#pressed(button),
      released: (button) => this.#released(button),
    });
    addEventListener('hashchange', () => this.#follow());
    addEventListener('pagehide', () => this.#keep());
    document.addEventListener('visibilitychange', () => this.#keep());
    setInterval(() => {
      if (this.engine.playing) {
        this.#keep();
        this.phraseView.follow(this.engine.progress);
      }
    }, KEEP_MILLISECONDS);

    setInterval(() => this.view === 'shelf' && this.#refresh(), REFRESH_MILLISECONDS);

    const { engine } = this;
    engine.addEventListener('phrase', (event) => this.#lit(event.detail.phrase));
    engine.addEventListener('state', (event) => this.#stateChanged(event.detail.state));
    engine.addEventListener('waiting', () => this.chimes.waiting());
    engine.addEventListener('skipped', () => this.#apologise(this.words.skipped));
    engine.addEventListener('unplayable', () => this.#apologise(this.words.unplayable));
    engine.addEventListener('end', () => this.#ended());
    bindMediaSession(engine, {
      play: () => engine.play(),
      pause: () => this.#pause(),
      back: () => engine.step(-1),
      forward: () => engine.step(1),
      headingBack: () => engine.stepHeading(-1),
      headingForward: () => engine.stepHeading(1),
    });
  }

  /** What each place does in each view, and how its press sounds. A place that is not named stays empty. */
  #actions() {
    const { engine, shelf, words } = this;
    if (this.view === 'player') {
      return {
        home: { label: words.home, act: () => this.#goHome() },
        again: { label: words.again, act: () => engine.again() },
        headingBack: { label: words.headingBack, act: () => this.#tried(engine.stepHeading(-1)) },
        headingForward: { label: words.headingForward, act: () => this.#tried(engine.stepHeading(1)) },
        back: { label: words.back, act: () => this.#tried(engine.step(-1)) },
        go: { label: engine.playing ? words.pause : words.play, act: () => this.#playOrPause() },
        forward: { label: words.forward, act: () => this.#tried(engine.step(1)) },
      };
    }
    if (shelf.titles.length === 0) {
      return {};
    }
    return {
      home: { label: words.home, act: () => this.#toShelfStart() },
      again: { label: words.again, act: () => this.taste.play(shelf.chosenTitle.id) },
      headingBack: { act: () => this.#tried(shelf.turn(-1)), unseen: true },
      headingForward: { act: () => this.#tried(shelf.turn(1)), unseen: true },
      back: { label: words.shelfBack, act: () => this.#tried(shelf.move(-1)) },
      go: { label: words.shelfGo, act: () => this.#open(shelf.chosenTitle.id) },
      forward: { label: words.shelfForward, act: () => this.#tried(shelf.move(1)) },
    };
  }

  #dress() {
    this.screen.dataset.view = this.view;
    this.screen.toggleAttribute('data-playing', this.view === 'player' && this.engine.playing);
    const actions = this.#actions();
    for (const button of this.screen.querySelectorAll('.place')) {
      const action = actions[button.dataset.place];
      button.hidden = !action || action.unseen === true;
      if (action?.label) {
        button.setAttribute('aria-label', action.label);
      }
    }
  }

  /** Anything that is pressed stops what is being said (a book goes on: its own place pauses it). */
  #touched() {
    this.taste.stop();
    this.sound.wake();
  }

  #pressed(button) {
    this.chimes.play(button.dataset.place ?? 'cover');
  }

  #released(button) {
    if (button.dataset.title) {
      this.shelf.choose(button.dataset.title);
      this.#open(button.dataset.title);
    } else {
      this.#actions()[button.dataset.place]?.act();
    }
  }

  #tried(success) {
    if (!success) {
      this.chimes.play('notPossible');
    }
  }

  #open(id) {
    this.resume = true;
    location.hash = `title=${encodeURIComponent(id)}`;
  }

  #goHome() {
    location.hash = '';
  }

  #toShelfStart() {
    if (this.shelf.chosen === 0) {
      this.taste.play(this.shelf.chosenTitle.id);
    } else {
      this.shelf.move(-this.shelf.chosen);
    }
  }

  /** Shows what the address says. */
  async #follow() {
    const id = new URLSearchParams(location.hash.slice(1)).get('title');
    const turn = (this.turn = {});
    if (this.view) {
      this.controls.rest();
    }
    this.taste.stop();
    if (!id) {
      this.#showShelf();
      return;
    }
    this.#keep();
    this.engine.close();
    this.view = 'player';
    this.shelf.hide();
    this.shelf.choose(id);
    const goOn = this.resume || sessionStorage.getItem(WAS_PLAYING) === id;
    this.resume = false;
    try {
      const book = await this.taste.book(id);
      if (turn === this.turn) {
        await this.#openBook(book, goOn);
      }
    } catch (error) {
      console.warn('the title could not be opened', error);
      if (turn === this.turn) {
        this.#cannotOpen();
      }
    }
  }

  async #openBook(book, goOn) {
    document.title = `${book.title} · Lắng Nghe`;
    this.phraseView.open(book);
    this.#say('');
    const loaded = this.engine.load(book, this.places.find(book));
    this.#dress();
    this.screen.querySelector('.go').focus({ focusVisible: true });
    if (goOn && (await this.sound.wake())) {
      await this.engine.play();
    } else if (goOn) {
      this.#say(this.words.pressToHear);
    }
    await loaded;
  }

  #cannotOpen() {
    this.chimes.play('notPossible');
    this.view = 'shelf';
    history.replaceState(null, '', location.pathname + location.search);
    this.#showShelf();
    this.#apologise(this.words.unplayable);
  }

  #showShelf() {
    this.#keep();
    sessionStorage.removeItem(WAS_PLAYING);
    this.view = 'shelf';
    this.engine.close();
    this.phraseView.close();
    document.title = 'Lắng Nghe';
    this.#say('');
    this.shelf.show({ focus: true });
    this.#dress();
    this.#refresh();
  }

  /** Fetches the shelf anew, and shows it anew only where something has changed. */
  async #refresh() {
    await this.shelf.fetch();
    if (this.view === 'shelf') {
      if (!this.shelf.isCurrent) {
        this.shelf.show({ focus: true });
      }
      this.#dress();
    }
  }

  async #playOrPause() {
    if (this.engine.playing) {
      this.#pause();
    } else {
      await this.sound.wake();
      await this.engine.play();
    }
  }

  #pause() {
    this.engine.pause();
    this.#keep();
  }

  #lit(phrase) {
    this.phraseView.light(phrase);
  }

  #stateChanged(state) {
    const { book } = this.engine;
    if (book && state !== 'waiting') {
      sessionStorage.setItem(WAS_PLAYING, this.engine.playing ? book.id : '');
    }
    if (state === 'waiting') {
      this.#show(this.words.resting);
    } else if (state === 'playing') {
      this.#show('');
    }
    this.#dress();
  }

  #ended() {
    this.chimes.play('end');
    this.places.keep(this.engine.book, { phrase: 0, offset: 0 }, true);
    this.engine.close();
    this.#goHome();
  }

  #apologise(sentence) {
    this.chimes.play('notPossible');
    this.#show(sentence);
  }

  #show(sentence) {
    this.main.querySelector('.apology')?.remove();
    this.#say(sentence);
    if (sentence) {
      const apology = document.createElement('p');
      apology.className = 'apology';
      apology.lang = this.words.language;
      apology.setAttribute('aria-hidden', 'true');
      apology.textContent = sentence;
      (this.main.querySelector('.player') ?? this.main).append(apology);
    }
  }

  #say(sentence) {
    this.said.textContent = sentence;
  }

  #keep() {
    const { engine } = this;
    if (engine.book) {
      this.places.keep(engine.book, engine.place);
    }
  }
}

measureDevice();
new Kiosk().start();
