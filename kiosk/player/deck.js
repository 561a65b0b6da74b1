const FADE = 0.006;

/** One of the two players that hand over to each other: a media element, and a gain that keeps its starts and stops soft. */
export class Deck {
  #file;
  #turn = 0;

  constructor({ context, books }) {
    this.context = context;
    this.audio = new Audio();
    this.audio.preload = 'auto';
    this.audio.preservesPitch = true;
    this.gain = context.createGain();
    this.gain.gain.value = 0;
    context.createMediaElementSource(this.audio).connect(this.gain).connect(books);
  }

  get time() {
    return this.audio.currentTime;
  }

  get file() {
    return this.#file;
  }

  holds(file) {
    return this.#file === file && !this.audio.error;
  }

  /**
   * Makes ready to sound from a time (seconds) of a file on; resolves when start() will be heard at once. Rejects where
   * none of the file's sources can be had, or where another cue came in between (with the reason 'overtaken').
   */
  async cue(file, time, { reload = false } = {}) {
    const turn = ++this.#turn;
    if (reload || !this.holds(file)) {
      await this.#load(file, time, turn);
    }
    this.#check(turn);
    if (Math.abs(this.audio.currentTime - time) > 0.002) {
      this.audio.currentTime = time;
    }
    if (this.audio.seeking || this.audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
      await this.#until(() => !this.audio.seeking && this.audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA);
    }
    this.#check(turn);
  }

  /** Sounds from where it was cued. */
  start(rate = 1) {
    this.audio.playbackRate = rate;
    this.unmute();
    return this.audio.play();
  }

  stop() {
    this.#turn++;
    this.mute();
    this.audio.pause();
  }

  mute() {
    this.#fade(0);
  }

  unmute() {
    this.#fade(1);
  }

  /** Lets go of the file, so that nothing more is fetched. */
  clear() {
    this.stop();
    this.#file = undefined;
    this.audio.removeAttribute('src');
    this.audio.load();
  }

  async #load(file, time, turn) {
    this.#file = file;
    let failure;
    for (const source of file.sources) {
      try {
        this.audio.src = source.url;
        this.audio.currentTime = time;
        await this.#until(() => this.audio.readyState >= HTMLMediaElement.HAVE_METADATA);
        return;
      } catch (error) {
        this.#check(turn);
        failure = error;
      }
    }
    this.#file = undefined;
    throw failure ?? new Error('a file without a source');
  }

  #until(ready) {
    const { audio } = this;
    if (ready()) {
      return Promise.resolve();
    }
    const turn = this.#turn;
    return new Promise((resolve, reject) => {
      const events = ['loadedmetadata', 'canplay', 'seeked', 'error', 'emptied', 'progress'];
      const look = () => {
        if (turn !== this.#turn || audio.error || ready()) {
          events.forEach((event) => audio.removeEventListener(event, look));
          if (turn !== this.#turn) {
            reject(OVERTAKEN);
          } else if (audio.error) {
            reject(new Error(audio.error.message || `media error ${audio.error.code}`));
          } else {
            resolve();
          }
        }
      };
      events.forEach((event) => audio.addEventListener(event, look));
    });
  }

  #check(turn) {
    if (turn !== this.#turn) {
      throw OVERTAKEN;
    }
  }

  #fade(level) {
    const now = this.context.currentTime;
    this.gain.gain.cancelScheduledValues(now);
    this.gain.gain.setTargetAtTime(level, now, FADE / 3);
  }
}

/** Why a cue was given up: a later one took its place. */
export const OVERTAKEN = new Error('overtaken');
