/** A pause or an overlap between two clips of a file up to this long (seconds) is played through: a seek would be heard. */
const CONTIGUOUS = 0.1;

/**
 * What is played, in order: runs of clips that follow each other in one file, and are played without a seek.
 *
 * runs: [{ file, begin, end, clips: [{ phrase, begin, end, offset }] }], offset being the clip's start within its phrase
 */
export class Schedule {
  constructor(phrases) {
    this.runs = [];
    this.first = new Map();
    let run;
    phrases.forEach((phrase, index) => {
      let offset = 0;
      for (const clip of phrase.clips) {
        if (!run || !follows(run, clip)) {
          run = { file: clip.file, begin: clip.begin, end: clip.end, clips: [] };
          this.runs.push(run);
        }
        if (!this.first.has(index)) {
          this.first.set(index, { run: this.runs.length - 1, clip: run.clips.length });
        }
        run.clips.push({ phrase: index, begin: clip.begin, end: clip.end, offset });
        run.end = clip.end;
        offset += clip.end - clip.begin;
      }
    });
    this.phraseCount = phrases.length;
    /** Files that turned out not to be playable: their phrases are passed over. */
    this.brokenFiles = new Set();
  }

  isAudible(phrase) {
    const start = this.first.get(phrase);
    return start !== undefined && !this.brokenFiles.has(this.runs[start.run].file);
  }

  /** The first phrase at or after the given one that sounds, or undefined. */
  audibleFrom(phrase) {
    for (let index = Math.max(0, phrase); index < this.phraseCount; index++) {
      if (this.isAudible(index)) {
        return index;
      }
    }
    return undefined;
  }

  /** The last phrase at or before the given one that sounds, or undefined. */
  audibleUpTo(phrase) {
    for (let index = Math.min(phrase, this.phraseCount - 1); index >= 0; index--) {
      if (this.isAudible(index)) {
        return index;
      }
    }
    return undefined;
  }

  /** Where a phrase sounds, so many seconds after its begin: { run, clip, time }; undefined for one that is silent. */
  find(phrase, offset = 0) {
    const start = this.first.get(phrase);
    if (!start) {
      return undefined;
    }
    let found = start;
    for (let run = start.run, clip = start.clip; this.runs[run]?.clips[clip]?.phrase === phrase; ) {
      found = { run, clip };
      const { begin, end, offset: before } = this.runs[run].clips[clip];
      if (offset < before + end - begin) {
        break;
      }
      if (++clip === this.runs[run].clips.length) {
        run++;
        clip = 0;
      }
    }
    const { begin, end, offset: before } = this.runs[found.run].clips[found.clip];
    return { ...found, time: Math.min(begin + Math.max(0, offset - before), Math.max(begin, end - 0.05)) };
  }

  /** The clip of a run that sounds at a time of its file. */
  clipAt(run, time) {
    const { clips } = this.runs[run];
    let low = 0;
    let high = clips.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (clips[middle].begin <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

function follows(run, clip) {
  return clip.file === run.file && Math.abs(clip.begin - run.end) <= CONTIGUOUS && clip.begin >= run.clips.at(-1).begin;
}
