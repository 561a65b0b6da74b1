/** EN 301 549, 5.8: the same button struck again so soon was not meant. */
const DOUBLE_STRIKE_MILLISECONDS = 400;

const KEYS = {
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  ArrowUp: 'headingBack',
  PageUp: 'headingBack',
  ArrowDown: 'headingForward',
  PageDown: 'headingForward',
  Escape: 'home',
  Backspace: 'home',
  Home: 'home',
  1: 'home',
  2: 'again',
  3: 'help',
  4: 'back',
  5: 'go',
  6: 'forward',
};
const ACTIVATE = new Set(['Enter', ' ']);

/**
 * All ways of pressing, as one: a press is felt and heard when it goes down, and acts when it is let go; sliding off the
 * button takes it back. Key repeat is ignored, and so is a double strike of the same button.
 *
 * actions: what each place does now, { place: { act, tune } }; a place without an action is pressed in vain.
 */
export class Controls {
  #held = new Map();
  #struck = new Map();
  #restUntil = 0;

  constructor(screen, { pressed, released, touched }) {
    this.screen = screen;
    this.pressed = pressed;
    this.released = released;
    this.touched = touched;
    screen.addEventListener('pointerdown', (event) => this.#pointerDown(event));
    screen.addEventListener('pointerup', (event) => this.#pointerUp(event));
    screen.addEventListener('pointercancel', (event) => this.#cancel(event.pointerId));
    screen.addEventListener('pointermove', (event) => this.#pointerMove(event));
    screen.addEventListener('contextmenu', (event) => event.preventDefault());
    screen.addEventListener('click', (event) => this.#click(event));
    document.addEventListener('keydown', (event) => this.#keyDown(event));
    document.addEventListener('keyup', (event) => this.#keyUp(event));
    addEventListener('blur', () => [...this.#held.keys()].forEach((source) => this.#cancel(source)));
  }

  /** After the screen has changed, a second strike of the same finger must not press what now lies under it. */
  rest() {
    this.#restUntil = performance.now() + DOUBLE_STRIKE_MILLISECONDS;
  }

  #pointerDown(event) {
    this.touched();
    const button = event.target.closest('button');
    if (button && event.button === 0 && event.isPrimary && performance.now() >= this.#restUntil) {
      // Released by the element under the finger, not captured by the first: that is how sliding off is noticed.
      if (button.hasPointerCapture?.(event.pointerId)) {
        button.releasePointerCapture(event.pointerId);
      }
      this.#down(event.pointerId, button);
    }
  }

  #pointerMove(event) {
    const button = this.#held.get(event.pointerId);
    if (button && !this.#isOver(event, button)) {
      this.#cancel(event.pointerId);
    }
  }

  #pointerUp(event) {
    const button = this.#held.get(event.pointerId);
    if (button && this.#isOver(event, button)) {
      this.#up(event.pointerId);
    } else {
      this.#cancel(event.pointerId);
    }
  }

  #isOver(event, button) {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    return event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
  }

  // Screen readers and switch software press without a pointer or a key.
  #click(event) {
    const button = event.target.closest('button');
    if (button && event.detail === 0) {
      this.#down('click', button);
      this.#up('click');
    }
  }

  #keyDown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (!event.repeat) {
      this.touched();
    }
    const button = this.#buttonOf(event.key);
    if (button === undefined) {
      return;
    }
    event.preventDefault();
    if (button && !event.repeat && !this.#held.has(event.code)) {
      this.#down(event.code, button);
    }
  }

  #keyUp(event) {
    if (this.#held.has(event.code) || ACTIVATE.has(event.key)) {
      event.preventDefault();
      this.#up(event.code);
    }
  }

  /** The button that a key presses; null for a key of a place that is empty now, undefined for any other key. */
  #buttonOf(key) {
    if (ACTIVATE.has(key)) {
      return document.activeElement?.closest?.('.screen button') ?? this.#place('go');
    }
    return key in KEYS ? this.#place(KEYS[key]) : undefined;
  }

  #place(name) {
    return this.screen.querySelector(`[data-place="${name}"]`);
  }

  #down(source, button) {
    const since = performance.now() - (this.#struck.get(strikeOf(button)) ?? -Infinity);
    if (since < DOUBLE_STRIKE_MILLISECONDS) {
      return;
    }
    this.#held.set(source, button);
    button.classList.add('pressed');
    this.pressed(button);
  }

  #up(source) {
    const button = this.#held.get(source);
    if (button) {
      this.#cancel(source);
      this.#struck.set(strikeOf(button), performance.now());
      this.released(button);
    }
  }

  #cancel(source) {
    this.#held.get(source)?.classList.remove('pressed');
    this.#held.delete(source);
  }
}

function strikeOf(button) {
  return button.dataset.place ?? button.id;
}
