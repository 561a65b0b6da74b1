/** What the page sounds through: one audio context, a bus for books and one for the sounds of presses. */
export class Sound {
  constructor(context = new AudioContext({ latencyHint: 'interactive' })) {
    this.context = context;
    this.books = context.createGain();
    this.books.connect(context.destination);
    this.chimes = context.createGain();
    this.chimes.connect(context.destination);
  }

  /** Wakes the context: browsers let it sleep until somebody has pressed something. Tells whether it sounds. */
  async wake() {
    if (this.context.state !== 'running') {
      await Promise.race([
        this.context.resume().catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 400)),
      ]);
    }
    return this.context.state === 'running';
  }

  /** Seconds between what a media element says it plays and what is heard. */
  get latency() {
    return this.context.outputLatency || this.context.baseLatency || 0;
  }
}
