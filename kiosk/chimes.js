const C4 = 261.63;
const D4 = 293.66;
const E4 = 329.63;
const G4 = 392.0;
const A4 = 440.0;
const C5 = 523.25;
const E5 = 659.26;
const G5 = 783.99;

const TUNES = {
  go: [C5],
  forward: [C5, E5],
  back: [E5, C5],
  home: [C5, E5, G5],
  again: [G4, A4],
  headingBack: [E5, C5, G4],
  headingForward: [G4, C5, E5],
  cover: [C5],
  end: [G4, E4, C4],
  notPossible: [D4, D4],
  waiting: [C4],
};

/** Peak of one note, so that a note over its 185 ms measures about -26 LUFS from two equal channels. */
const LEVEL = 0.125;
const ATTACK = 0.005;
const DECAY = 0.18;
const STEP = 0.09;
const SLOW_STEP = 0.26;

/** The sounds of presses: soft sines with the envelope of a small bell, made as they are needed. */
export class Chimes {
  constructor(sound) {
    this.sound = sound;
  }

  play(tune, level = LEVEL) {
    const { context } = this.sound;
    if (context.state !== 'running') {
      return;
    }
    const step = tune === 'end' || tune === 'notPossible' ? SLOW_STEP : STEP;
    TUNES[tune].forEach((frequency, index) => this.#note(frequency, context.currentTime + index * step, level));
  }

  /** Once: a quiet sign that something is awaited. */
  waiting() {
    this.play('waiting', LEVEL / 2);
  }

  #note(frequency, at, level) {
    const { context, chimes } = this.sound;
    const sine = new OscillatorNode(context, { frequency });
    const bell = new GainNode(context, { gain: 0 });
    bell.gain.setValueAtTime(0, at);
    bell.gain.linearRampToValueAtTime(level, at + ATTACK);
    bell.gain.setTargetAtTime(0, at + ATTACK, DECAY / 3);
    sine.connect(bell).connect(chimes);
    sine.start(at);
    sine.stop(at + ATTACK + 2 * DECAY);
  }
}
