const KEY = 'langnghe.pixels-per-millimetre';

/**
 * Gives the page this screen's own CSS pixels a millimetre, so that a button of 30 mm is 30 mm. Whoever sets a kiosk up
 * opens /kiosk/?pixels-per-millimetre=5.2 once; the figure is kept. Without one, a pixel is 1/96 inch.
 */
export function measureDevice(search = location.search) {
  const given = Number(new URLSearchParams(search).get('pixels-per-millimetre'));
  if (given >= 1 && given <= 40) {
    localStorage.setItem(KEY, String(given));
  }
  const kept = Number(localStorage.getItem(KEY));
  if (kept >= 1 && kept <= 40) {
    document.documentElement.style.setProperty('--mm', `${kept}px`);
  }
}
