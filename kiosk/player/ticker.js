const HIDDEN_MILLISECONDS = 100;

/** Calls back once a frame while the page is seen (a media element's own timeupdate comes four times a second), else by a timer. */
export class Ticker {
  #running = false;

  constructor(callback) {
    this.callback = callback;
  }

  start() {
    if (!this.#running) {
      this.#running = true;
      this.#next();
    }
  }

  stop() {
    this.#running = false;
  }

  #next() {
    const step = () => {
      if (this.#running) {
        this.callback();
        this.#next();
      }
    };
    if (document.visibilityState === 'visible') {
      requestAnimationFrame(step);
    } else {
      setTimeout(step, HIDDEN_MILLISECONDS);
    }
  }
}
