/**
 * The wall of screens: `img[data-thumb="<address>"]` below `[data-wall]` are fetched while they can be seen, a few at a
 * time, each again after a while. A failure keeps the last picture (or the words after it) and waits for its next turn.
 */
export const AT_ONCE = 4;
const PERIOD_MS = 12_000;
const TICK_MS = 250;

export function bindWall(root: Document): void {
  const wall = root.querySelector<HTMLElement>('[data-wall]');
  if (!wall || typeof IntersectionObserver === 'undefined') {
    return;
  }
  const turns = new Turns(AT_ONCE, PERIOD_MS);
  const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const image = entry.target.querySelector<HTMLImageElement>('img[data-thumb]');
    const address = image?.dataset['thumb'];
    if (address) {
      turns.show(address, entry.isIntersecting);
    }
  }), { rootMargin: '100px' });
  const observe = (): void => {
    seen.disconnect();
    turns.clear();
    wall.querySelectorAll('a:has(> img[data-thumb])').forEach((tile) => seen.observe(tile));
  };
  wall.addEventListener('htmx:afterSettle', observe);
  observe();
  window.setInterval(() => {
    if (!root.hidden) {
      turns.next(Date.now()).forEach((address) => fetchPicture(wall, address, () => turns.done(address, Date.now())));
    }
  }, TICK_MS);
}

function fetchPicture(wall: HTMLElement, address: string, done: () => void): void {
  const next = new Image();
  next.onload = () => {
    const image = wall.querySelector<HTMLImageElement>(`img[data-thumb="${CSS.escape(address)}"]`);
    if (image) {
      image.src = next.src;
      image.hidden = false;
      image.nextElementSibling?.setAttribute('hidden', '');
    }
    done();
  };
  next.onerror = done;
  next.src = `${address}?t=${Date.now()}`;
}

/** Whose turn it is: of those that can be seen the one that has waited longest, so many at a time. */
export class Turns {
  private readonly visible = new Set<string>();
  private readonly running = new Set<string>();
  private readonly due = new Map<string, number>();

  constructor(private readonly atOnce: number, private readonly periodMs: number) {}

  show(address: string, visible: boolean): void {
    if (visible) {
      this.visible.add(address);
    } else {
      this.visible.delete(address);
    }
  }

  clear(): void {
    this.visible.clear();
  }

  /** Those that begin now. */
  next(now: number): string[] {
    const waiting = [...this.visible]
      .filter((address) => !this.running.has(address) && (this.due.get(address) ?? 0) <= now)
      .sort((one, other) => (this.due.get(one) ?? 0) - (this.due.get(other) ?? 0));
    const begun = waiting.slice(0, Math.max(0, this.atOnce - this.running.size));
    begun.forEach((address) => this.running.add(address));
    return begun;
  }

  done(address: string, now: number): void {
    this.running.delete(address);
    this.due.set(address, now + this.periodMs);
  }
}
