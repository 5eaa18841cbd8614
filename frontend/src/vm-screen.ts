/**
 * Live pictures: an `img` with `data-screen="<address>"` loads a new one every few seconds, one at a time, and only
 * while someone can see it. A failure hides the picture and shows the element after it.
 */
const PERIOD_MS = 4000;

export function bindScreens(root: Document): void {
  window.setInterval(() => {
    if (!root.hidden) {
      root.querySelectorAll<HTMLImageElement>('img[data-screen]').forEach(refresh);
    }
  }, PERIOD_MS);
  root.querySelectorAll<HTMLImageElement>('img[data-screen]').forEach(refresh);
}

function refresh(image: HTMLImageElement): void {
  const address = image.dataset['screen'];
  if (!address || image.dataset['busy'] !== undefined || image.offsetParent === null && !image.hidden) {
    return;
  }
  image.dataset['busy'] = '';
  const next = new Image();
  const done = (worked: boolean) => {
    delete image.dataset['busy'];
    image.hidden = !worked;
    image.nextElementSibling?.toggleAttribute('hidden', worked);
    if (worked) {
      image.src = next.src;
    }
  };
  next.onload = () => done(true);
  next.onerror = () => done(false);
  next.src = `${address}?t=${Date.now()}`;
}
