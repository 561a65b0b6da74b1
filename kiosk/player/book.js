/**
 * A talking book as the page plays it.
 *
 * files:    [{ url, sources: [{ url, type }], seconds, title }] in reading order; sources by preference
 * phrases:  [{ id, text, language, level, role, clips: [{ file, begin, end }], picture }] in reading order, seconds
 * headings: [{ phrase, level, text }]; of a book without any, its files
 */
export class Book {
  constructor(title, files, phrases) {
    this.id = title.id;
    this.title = title.title;
    this.language = title.language;
    this.creators = title.creators ?? [];
    this.cover = title.cover;
    this.gainDecibels = title.gainDecibels ?? 0;
    this.files = files;
    this.phrases = phrases;
    this.headings = headingsOf(phrases, files);
    this.hasText = phrases.some((phrase) => phrase.text && !phrase.level && phrase.role !== 'pagebreak');
  }

  /** The heading under which a phrase stands, if there is one. */
  headingAt(phrase) {
    return this.headings.findLast((heading) => heading.phrase <= phrase);
  }
}

/** Fetches a title and what it is made of. Throws where the server is away or does not have it. */
export async function loadBook(id, signal) {
  const title = await fetchJson(`/api/v1/titles/${encodeURIComponent(id)}`, signal);
  const manifest = await fetchJson(title.manifest, signal);
  const guide = manifest.links.find((link) => link.type === 'application/guided-navigation+json');
  const guided = guide ? await fetchJson(new URL(guide.href, new URL(title.manifest, location)), signal) : { guided: [] };
  return bookOf(title, manifest, guided.guided);
}

/** Puts a book together from the server's answers (Readium audiobook manifest, Readium Guided Navigation). */
export function bookOf(title, manifest, guided) {
  const files = (manifest.readingOrder ?? []).map(fileOf);
  const places = new Map(files.map((file, index) => [file.url, index]));
  const fileAt = (url) => {
    if (!places.has(url)) {
      places.set(url, files.push({ url, sources: [{ url }], seconds: 0, title: '' }) - 1);
    }
    return places.get(url);
  };
  const phrases = leavesOf(guided).map((leaf) => phraseOf(leaf, fileAt));
  nameHeadings(phrases, tocOf(manifest.toc), files);
  if (phrases.every((phrase) => phrase.clips.length === 0)) {
    files.forEach((file, index) => {
      if (file.seconds > 0) {
        phrases.push({ id: `file-${index}`, text: '', clips: [{ file: index, begin: 0, end: file.seconds }] });
      }
    });
  }
  return new Book(title, files, phrases);
}

async function fetchJson(url, signal) {
  const answer = await fetch(url, { signal });
  if (!answer.ok) {
    throw new Error(`${answer.status} for ${url}`);
  }
  return answer.json();
}

// The lossless MP4 of a VBR MP3 comes first: browsers find a time in it to 6 ms, in the MP3 to seconds.
function fileOf(item) {
  const alternate = (item.alternate ?? []).filter((other) => other.type === 'audio/mp4');
  return {
    url: item.href,
    sources: [...alternate, item].map((source) => ({ url: source.href, type: source.type })),
    seconds: item.duration ?? 0,
    title: item.title ?? '',
  };
}

/** A leaf is a phrase: what has a text or a sound of its own, or is made of clips alone. */
function leavesOf(objects) {
  return (objects ?? []).flatMap((object) => {
    const children = object.children ?? [];
    const isPhrase = object.audioref || object.text || children.length === 0 || children.every(isClip);
    return isPhrase ? [object] : leavesOf(children);
  });
}

function isClip(object) {
  return Boolean(object.audioref) && !object.text && !object.children;
}

function phraseOf(leaf, fileAt) {
  const references = leaf.audioref ? [leaf.audioref] : (leaf.children ?? []).map((child) => child.audioref);
  const text = typeof leaf.text === 'object' && leaf.text !== null ? leaf.text : { plain: leaf.text };
  const heading = (leaf.role ?? []).map((role) => /^heading(\d)$/.exec(role)).find(Boolean);
  return {
    id: leaf.id,
    text: text.plain ?? '',
    language: leaf.language ?? text.language,
    level: heading ? Number(heading[1]) : leaf.level,
    role: (leaf.role ?? [])[0],
    picture: leaf.imgref,
    clips: references.filter(Boolean).map((reference) => clipOf(reference, fileAt)).filter((clip) => clip.end > clip.begin),
  };
}

/** A media fragment: name#t=begin,end in seconds (Media Fragments URI 1.0, 4.2.1). */
function clipOf(reference, fileAt) {
  const [url, fragment = ''] = reference.split('#');
  const [begin, end] = (/(?:^|&)t=(?:npt:)?([\d.]*)(?:,([\d.]+))?/.exec(fragment) ?? []).slice(1);
  return { file: fileAt(url), begin: Number(begin || 0), end: end === undefined ? Infinity : Number(end) };
}

/** The table of contents without its nesting. */
function tocOf(entries = []) {
  return entries.flatMap((entry) => [entry, ...tocOf(entry.children)]);
}

/** A book of audio alone has its headings' words in its table of contents: { href: '/media/…#t=12.3', title }. */
function nameHeadings(phrases, toc, files) {
  const names = new Map(toc.filter((entry) => entry.href && entry.title).map((entry) => [startOf(entry.href), entry.title]));
  for (const phrase of phrases) {
    const [clip] = phrase.clips;
    if (phrase.level && !phrase.text && clip) {
      phrase.name = names.get(startOf(`${files[clip.file].url}#t=${clip.begin}`));
    }
  }
}

function startOf(href) {
  const [url, fragment = ''] = href.split('#');
  return `${url} ${Number(/(?:^|&)t=([\d.]+)/.exec(fragment)?.[1] ?? 0).toFixed(1)}`;
}

function headingsOf(phrases, files) {
  const marked = phrases.flatMap((phrase, index) =>
    phrase.level ? [{ phrase: index, level: phrase.level, text: phrase.text || phrase.name || '' }] : [],
  );
  if (marked.length > 0) {
    return marked;
  }
  const headings = [];
  let last = -1;
  phrases.forEach((phrase, index) => {
    const file = phrase.clips[0]?.file ?? last;
    if (file !== last) {
      headings.push({ phrase: index, level: 1, text: files[file].title });
      last = file;
    }
  });
  return headings;
}
