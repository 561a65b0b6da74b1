const PREFIX = 'langnghe.place.';

/**
 * Keeps where a title was left, on this machine: by who listened, not by the furthest point. A place is
 * { phrase, id, offset, ended }: the phrase's index and id, and seconds from its begin.
 */
export class PlaceKeeper {
  constructor(storage = localStorage) {
    this.storage = storage;
  }

  keep(book, { phrase, offset }, ended = false) {
    const place = { phrase, id: book.phrases[phrase]?.id, offset: Math.round(offset * 1000) / 1000, ended };
    try {
      this.storage.setItem(PREFIX + book.id, JSON.stringify(place));
    } catch (error) {
      console.warn('the place could not be kept', error);
    }
  }

  /** Where to go on: found by the phrase's id, should a newer edition have shifted its index. */
  find(book) {
    let place;
    try {
      place = JSON.parse(this.storage.getItem(PREFIX + book.id));
    } catch {
      place = null;
    }
    if (!place || place.ended || !Number.isInteger(place.phrase)) {
      return { phrase: 0, offset: 0 };
    }
    if (book.phrases[place.phrase]?.id === place.id) {
      return { phrase: place.phrase, offset: Number(place.offset) || 0 };
    }
    const moved = book.phrases.findIndex((phrase) => phrase.id === place.id);
    return { phrase: Math.max(0, moved), offset: 0 };
  }
}
