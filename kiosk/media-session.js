/** Lets the keys of a headset or a keyboard, and the system's own player, control the book. */
export function bindMediaSession(engine, actions) {
  const session = navigator.mediaSession;
  if (!session) {
    return;
  }
  const handlers = {
    play: actions.play,
    pause: actions.pause,
    stop: actions.pause,
    previoustrack: actions.headingBack,
    nexttrack: actions.headingForward,
    seekbackward: actions.back,
    seekforward: actions.forward,
  };
  for (const [action, handler] of Object.entries(handlers)) {
    session.setActionHandler(action, () => engine.book && handler());
  }
  engine.addEventListener('state', () => {
    session.playbackState = engine.playing ? 'playing' : 'paused';
  });
  engine.addEventListener('phrase', () => {
    const { book } = engine;
    const artwork = book.cover ? [{ src: new URL(book.cover, location).href }] : [];
    const title = book.headingAt(engine.phrase)?.text || book.title;
    if (session.metadata?.title !== title || session.metadata.album !== book.title) {
      session.metadata = new MediaMetadata({ title, album: book.title, artist: book.creators.join(', '), artwork });
    }
  });
}
