import { Deck, OVERTAKEN } from './deck.js';
import { Schedule } from './schedule.js';
import { Ticker } from './ticker.js';

/** How long before a run's end its successor is told to start (seconds): what a prepared deck needs to be heard. */
const START_LEAD = 0.012;
/** From here on (seconds before the end) a timer takes over from the frames. */
const TIMER_REACH = 0.05;
const STALL_MILLISECONDS = 1500;
const RETRY_MILLISECONDS = 6000;
const WATCH_MILLISECONDS = 1000;
/** Pressing "heading back" again this soon after landing on a heading goes on to the one before it. */
const LANDED_MILLISECONDS = 2000;

/**
 * Plays a book phrase by phrase. Events, each with a detail:
 *
 * phrase { phrase }: another phrase sounds now (or has been gone to)
 * state { state }: 'paused', 'playing', or 'waiting' for a file that is slow to come
 * waiting: once a second or so while nothing comes
 * skipped { file }: a file cannot be played, and what follows it is
 * end: the last phrase has been heard
 * unplayable: nothing that is left can be played
 */
export class Engine extends EventTarget {
  rate = 1;
  #sound;
  #decks;
  #book;
  #schedule;
  #run = 0;
  #clip = 0;
  #time = 0;
  #phrase = 0;
  #wanted = false;
  #state = 'paused';
  #cueing = false;
  #cued;
  #handOver;
  #turn = 0;
  #landed;
  #advancedAt = 0;
  #retriedAt = 0;
  #watch;
  #ticker = new Ticker(() => this.#tick());

  constructor(sound) {
    super();
    this.#sound = sound;
    this.#decks = [new Deck(sound), new Deck(sound)];
    for (const deck of this.#decks) {
      deck.audio.addEventListener('ended', () => this.#wanted && !this.#cueing && deck === this.#deck && this.#advance());
      deck.audio.addEventListener('error', () => {
        if (deck === this.#deck && this.#wanted && !this.#cueing && deck.file) {
          this.#fail(this.#turn);
        }
      });
    }
  }

  get book() {
    return this.#book;
  }

  get phrase() {
    return this.#phrase;
  }

  get playing() {
    return this.#wanted;
  }

  /** Where it stands: a phrase, and seconds from its begin. */
  get place() {
    const clip = this.#schedule?.runs[this.#run]?.clips[this.#clip];
    if (clip?.phrase !== this.#phrase) {
      return { phrase: this.#phrase, offset: 0 };
    }
    return { phrase: this.#phrase, offset: clip.offset + Math.max(0, Math.min(this.#time, clip.end) - clip.begin) };
  }

  /** How much of the phrase has sounded, from 0 to 1. */
  get progress() {
    const length = this.#book?.phrases[this.#phrase]?.clips.reduce((sum, clip) => sum + clip.end - clip.begin, 0);
    return length > 0 ? Math.min(1, this.place.offset / length) : 0;
  }

  /** Takes a book, and stands at a place of it without sounding. */
  load(book, { phrase = 0, offset = 0 } = {}) {
    this.close();
    this.#book = book;
    this.#schedule = new Schedule(book.phrases);
    const level = Math.max(-30, Math.min(12, book.gainDecibels));
    this.#sound.books.gain.value = 10 ** (level / 20);
    return this.goTo(phrase, offset);
  }

  /** Falls silent and lets go of the book. */
  close() {
    this.pause();
    this.#turn++;
    this.#decks.forEach((deck) => deck.clear());
    this.#book = undefined;
    this.#schedule = undefined;
    this.#landed = undefined;
    this.#cued = undefined;
    this.#phrase = 0;
  }

  /** Sounds on from where it stands. */
  async play() {
    if (!this.#schedule || this.#schedule.runs.length === 0) {
      this.#emit('unplayable');
      return;
    }
    this.#wanted = true;
    this.#advancedAt = performance.now();
    this.#ticker.start();
    this.#watch ??= setInterval(() => this.#lookAfter(), WATCH_MILLISECONDS);
    this.#setState('playing');
    if (!this.#cueing) {
      await this.#moveTo({ run: this.#run, clip: Math.max(0, this.#clip), time: this.#time });
    }
  }

  pause() {
    this.#wanted = false;
    this.#ticker.stop();
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#cancelHandOver();
    if (this.#schedule && !this.#cueing) {
      this.#time = this.#deck.time;
    }
    this.#deck.mute();
    this.#deck.audio.pause();
    this.#setState('paused');
  }

  /** Goes to a phrase (the next that sounds, where it is silent), and keeps on sounding or being silent. */
  async goTo(phrase, offset = 0) {
    const audible = this.#schedule.audibleFrom(phrase) ?? this.#schedule.audibleUpTo(phrase);
    if (audible === undefined) {
      this.#emit('unplayable');
      return;
    }
    await this.#moveTo(this.#schedule.find(audible, audible === phrase ? offset : 0));
  }

  /** Goes so many phrases on or back and sounds; false where there is none. */
  step(count) {
    const target =
      count > 0 ? this.#schedule.audibleFrom(this.#phrase + count) : this.#schedule.audibleUpTo(this.#phrase + count);
    return this.#jump(target);
  }

  /** Goes a heading on or back and sounds; false where there is none. */
  stepHeading(count) {
    const recent = this.#landed && performance.now() - this.#landed.at < LANDED_MILLISECONDS;
    const here = recent ? this.#landed.phrase : this.#phrase;
    const sounding = (heading) => this.#schedule.audibleFrom(heading.phrase);
    const targets = this.#book.headings.map(sounding).filter((phrase) => phrase !== undefined);
    const target = count > 0 ? targets.find((phrase) => phrase > here) : targets.findLast((phrase) => phrase < here);
    if (target !== undefined) {
      this.#landed = { phrase: target, at: performance.now() };
    }
    return this.#jump(target);
  }

  /** Sounds the phrase once more from its begin. */
  again() {
    return this.#jump(this.#phrase);
  }

  get #deck() {
    return this.#decks[0];
  }

  get #idle() {
    return this.#decks[1];
  }

  #jump(phrase) {
    if (phrase === undefined) {
      return false;
    }
    if (this.#landed?.phrase !== phrase) {
      this.#landed = undefined;
    }
    const moving = this.goTo(phrase);
    const turn = this.#turn;
    if (!this.#wanted) {
      moving.then(() => turn === this.#turn && this.play());
    }
    return true;
  }

  async #moveTo({ run, clip, time }, options = {}) {
    const turn = ++this.#turn;
    const file = this.#book.files[this.#schedule.runs[run].file];
    this.#cancelHandOver();
    this.#run = run;
    this.#time = time;
    this.#advancedAt = performance.now();
    this.#light(clip);
    if (!this.#deck.holds(file) && this.#idle.holds(file)) {
      this.#swap();
      this.#idle.stop();
    } else {
      this.#deck.mute();
    }
    this.#cued = undefined;
    this.#cueing = true;
    try {
      await this.#deck.cue(file, time, options);
    } catch (error) {
      if (turn === this.#turn && error !== OVERTAKEN) {
        await this.#fail(turn);
      }
      return;
    }
    if (turn !== this.#turn) {
      return;
    }
    this.#cueing = false;
    if (this.#wanted) {
      await this.#start();
    }
    // The book may have been closed, or another place asked for, before the first sound.
    if (turn === this.#turn) {
      this.#prepare();
    }
  }

  async #start() {
    try {
      await this.#deck.start(this.rate);
      if (this.#wanted) {
        this.#setState('playing');
      }
    } catch (error) {
      // A pause came before the first sound (AbortError), or the browser waits for a press (NotAllowedError).
      if (error.name === 'NotAllowedError') {
        this.pause();
      } else if (error.name !== 'AbortError') {
        throw error;
      }
    }
  }

  /** Readies the next run on the idle deck. */
  async #prepare() {
    const turn = this.#turn;
    const next = this.#nextRun();
    if (next === undefined || this.#cued === next) {
      return;
    }
    const { file, begin } = this.#schedule.runs[next];
    try {
      await this.#idle.cue(this.#book.files[file], begin);
      if (turn === this.#turn) {
        this.#cued = next;
      }
    } catch {
      // It is tried again when its turn comes, and what is wrong with it is said then.
      this.#cued = undefined;
    }
  }

  #nextRun() {
    const next = this.#schedule.runs.findIndex(
      (run, index) => index > this.#run && !this.#schedule.brokenFiles.has(run.file),
    );
    return next < 0 ? undefined : next;
  }

  #tick() {
    if (!this.#wanted || this.#cueing) {
      return;
    }
    const { time } = this.#deck;
    if (time !== this.#time) {
      this.#time = time;
      this.#advancedAt = performance.now();
      if (this.#state === 'waiting') {
        this.#setState('playing');
      }
    }
    const run = this.#schedule.runs[this.#run];
    const heard = time - this.#sound.latency * this.rate;
    const clip = this.#schedule.clipAt(this.#run, heard);
    // Never backwards: right after a jump, what is heard still lies a little before it.
    if (clip > this.#clip || (this.#clip < 0 && heard >= run.begin)) {
      this.#light(Math.max(0, clip));
    }
    const remaining = Math.min(run.end - time, (this.#deck.audio.duration || Infinity) - this.#deck.audio.currentTime) / this.rate;
    if (remaining <= TIMER_REACH && this.#handOver === undefined) {
      const delay = Math.max(0, remaining - START_LEAD) * 1000;
      this.#handOver = setTimeout(() => this.#advance(), delay);
    }
  }

  #advance() {
    this.#cancelHandOver();
    const next = this.#nextRun();
    if (next === undefined) {
      this.#finish();
      return;
    }
    if (this.#cued !== next) {
      this.#moveTo({ run: next, clip: 0, time: this.#schedule.runs[next].begin });
      return;
    }
    const turn = ++this.#turn;
    const old = this.#deck;
    this.#swap();
    this.#run = next;
    this.#clip = -1;
    this.#time = this.#deck.time;
    this.#cued = undefined;
    this.#start();
    setTimeout(() => {
      old.mute();
      setTimeout(() => {
        if (turn === this.#turn) {
          old.stop();
          this.#prepare();
        }
      }, 20);
    }, START_LEAD * 1000);
  }

  #finish() {
    const turn = ++this.#turn;
    this.#cueing = true;
    const heardAll = (START_LEAD + this.#sound.latency) * 1000;
    setTimeout(() => {
      if (turn === this.#turn) {
        this.#cueing = false;
        this.pause();
        this.#emit('end');
      }
    }, heardAll);
  }

  /** The file at hand cannot be played: waits for the network where that is why, else goes on with what follows. */
  async #fail(turn) {
    this.#cueing = true;
    const { file } = this.#schedule.runs[this.#run];
    if (await this.#isAway(this.#book.files[file])) {
      if (turn === this.#turn && this.#wanted) {
        this.#setState('waiting');
      }
      return;
    }
    if (turn !== this.#turn) {
      return;
    }
    this.#schedule.brokenFiles.add(file);
    this.#emit('skipped', { file });
    const next = this.#nextRun();
    if (next === undefined) {
      this.pause();
      this.#cueing = false;
      this.#emit('unplayable');
      return;
    }
    await this.#moveTo({ run: next, clip: 0, time: this.#schedule.runs[next].begin });
  }

  async #isAway(file) {
    try {
      const answer = await fetch(file.url, { method: 'HEAD', cache: 'no-store' });
      return answer.status === 503 || answer.status === 429;
    } catch {
      return true;
    }
  }

  #lookAfter() {
    const now = performance.now();
    if (!this.#wanted || now - this.#advancedAt < STALL_MILLISECONDS) {
      return;
    }
    this.#setState('waiting');
    this.#emit('waiting');
    if (now - Math.max(this.#advancedAt, this.#retriedAt) > RETRY_MILLISECONDS) {
      this.#retriedAt = now;
      const advancedAt = this.#advancedAt;
      this.#moveTo({ run: this.#run, clip: Math.max(0, this.#clip), time: this.#time }, { reload: true });
      this.#advancedAt = advancedAt;
    }
  }

  #light(clip) {
    this.#clip = clip;
    const { phrase } = this.#schedule.runs[this.#run].clips[clip];
    const changed = phrase !== this.#phrase;
    this.#phrase = phrase;
    this.#emit('phrase', { phrase, changed });
  }

  #swap() {
    this.#decks.reverse();
  }

  #cancelHandOver() {
    clearTimeout(this.#handOver);
    this.#handOver = undefined;
  }

  #setState(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.#emit('state', { state });
    }
  }

  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
