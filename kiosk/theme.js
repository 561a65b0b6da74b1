// Runs before the first paint, so that a dark room is never lit by the wrong theme.
(() => {
  const NIGHT_FROM = 18;
  const NIGHT_TO = 6;

  function dress() {
    const hour = new Date().getHours();
    document.documentElement.dataset.theme = hour >= NIGHT_FROM || hour < NIGHT_TO ? 'night' : 'day';
  }

  dress();
  setInterval(dress, 60_000);
})();
