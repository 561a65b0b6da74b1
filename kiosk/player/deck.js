const FADE = 0.006;

// Chromium lands 60 to 100 ms late in a raw MP3 and swallows what lies between; what it then plays is about 35 ms behind
// its clock (docs/decisions/0005). So a deck runs in from a little before, muted and fast, and knows of the lag.
const RUN_IN = 0.11;
const RUN_IN_RATE = 6;
const RUN_IN_PATIENCE = 300;
const MP3_SEEK_LAG = 0.035;

/** One of the two players that hand over to each other: a media element, and a gain that keeps its starts and stops soft. */
export class Deck {
  #file;
  #turn = 0;
  #lag = 0;
  #cued;

  constructor({ context, books }) {
    this.context = context;
    this.audio = new Audio();
    this.audio.preload = 'auto';
    this.audio.preservesPitch = true;
    this.gain = context.createGain();
    this.gain.gain.value = 0;
    context.createMediaElementSource(this.audio).connect(this.gain).connect(books);
  }

  /** Where in the file it is (seconds), as far as the browser lets one know. */
  get time() {
    return this.audio.currentTime - this.#lag;
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
    if (!this.#isAt(time)) {
      await this.#seek(time, turn);
    }
    await this.#until(() => this.#isReady());
    this.#check(turn);
    this.#cued = { time, at: this.audio.currentTime };
  }

  /** Sounds from where it was cued. */
  start(rate = 1) {
    this.audio.preservesPitch = true;
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

  #isAt(time) {
    const untouched = this.#cued?.time === time && this.#cued.at === this.audio.currentTime;
    return untouched || Math.abs(this.time - time) < 0.002;
  }

  #isReady() {
    return !this.audio.seeking && this.audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  async #seek(time, turn) {
    const { audio } = this;
    const runIn = isMp3(audio.currentSrc) ? RUN_IN : 0;
    const from = Math.max(0, time - runIn);
    this.#lag = runIn > 0 && from > 0 ? MP3_SEEK_LAG : 0;
    audio.currentTime = from;
    await this.#until(() => this.#isReady());
    this.#check(turn);
    if (from < time) {
      await this.#runIn(time, turn);
    }
  }

  /** Plays on to the time, unheard. Where the browser does not let it play yet, it starts that little bit early. */
  async #runIn(time, turn) {
    const { audio } = this;
    if (this.context.state !== 'running') {
      return;
    }
    const stays = audio.paused;
    const patience = performance.now() + RUN_IN_PATIENCE;
    audio.preservesPitch = false;
    audio.playbackRate = RUN_IN_RATE;
    try {
      await audio.play();
      for (let left; (left = time - this.time) > 0.01 && performance.now() < patience; ) {
        await new Promise((resolve) => setTimeout(resolve, (left / RUN_IN_RATE) * 1000));
        this.#check(turn);
      }
    } catch (error) {
      this.#check(turn);
      console.warn('no run-in', error);
    }
    this.#check(turn);
    audio.playbackRate = 1;
    audio.preservesPitch = true;
    if (stays) {
      audio.pause();
    }
  }

  async #load(file, time, turn) {
    this.#file = file;
    let failure;
    for (const source of file.sources) {
      try {
        this.#lag = 0;
        this.#cued = undefined;
        this.audio.src = source.url;
        if (!isMp3(source.url)) {
          this.audio.currentTime = time;
        }
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

function isMp3(url) {
  return /\.mp3$/i.test(new URL(url, location).pathname);
}
