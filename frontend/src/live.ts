/**
 * The page's one line to the server: an EventSource whose messages say "look again".
 *
 * Each becomes DOM events on document.body: `weir:vm`, `weir:host`, `weir:task` (detail `{id, hostId}`), and
 * `weir:vm:<id>` for each object that changed: the first at once, those of a steady flow up to half a second apart; and
 * `weir:slow:vm` and so on for fragments that cost a host something. None comes while the page still fetches what the
 * last one led to, and the last one of a row always comes: so what a page shows is never older than the last change.
 * (htmx's own `throttle` drops the last one.) After a gap every listener is told once. A tab in the background closes
 * its line: browsers allow six per server.
 */
import { Coalescer, type Change, type Kind } from './coalescer';
import { Backoff } from './backoff';

const KINDS: readonly Kind[] = ['vm', 'host', 'task'];
const SHORTEST_MS = 100;
const LONGEST_MS = 500;
const SLOW_MS = 4000;
/** htmx takes 20 ms to bring new content to life. */
const SETTLED_MS = 30;
/** A fragment that takes longer does not keep the others waiting. */
const PATIENCE_MS = 2000;
const BANNER_AFTER_MS = 2500;
const SLEEP_AFTER_MS = 20_000;

export function startLive(url: string): void {
  new Live(url).start();
}

class Live {
  private source: EventSource | null = null;
  private gap = false;
  private bannerTimer = 0;
  private sleepTimer = 0;
  private reconnectTimer = 0;
  private readonly backoff = new Backoff(1000, 30_000);
  private readonly changes = new Coalescer(SHORTEST_MS, LONGEST_MS, (kind, batch) => tell(kind, batch));
  private readonly slowChanges = new Coalescer(SLOW_MS, SLOW_MS, (kind) => dispatch(`weir:slow:${kind}`, {}));

  constructor(private readonly url: string) {}

  start(): void {
    document.addEventListener('visibilitychange', () => this.visibilityChanged());
    watchRequests((busy) => this.changes.hold(busy));
    window.addEventListener('online', () => this.connect());
    window.addEventListener('pagehide', () => this.close());
    window.addEventListener('pageshow', (event) => event.persisted && this.connect());
    this.connect();
  }

  private connect(): void {
    this.close();
    const source = new EventSource(this.url);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.failed(source);
    source.addEventListener('resync', () => tellAll());
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => this.changed(kind, JSON.parse((event as MessageEvent<string>).data) as Change));
    }
  }

  private changed(kind: Kind, change: Change): void {
    this.changes.add(kind, change);
    this.slowChanges.add(kind, change);
  }

  private opened(): void {
    this.backoff.reset();
    window.clearTimeout(this.bannerTimer);
    this.bannerTimer = 0;
    banner(false);
    if (this.gap) {
      this.gap = false;
      tellAll();
    }
  }

  private failed(source: EventSource): void {
    if (source !== this.source) {
      return;
    }
    this.gap = true;
    this.bannerTimer ||= window.setTimeout(() => banner(true), BANNER_AFTER_MS);
    // The browser's own retry has no back-off and gives up on an error status: ours does neither.
    source.close();
    window.clearTimeout(this.reconnectTimer);
    this.reconnectTimer = window.setTimeout(() => this.connect(), this.backoff.next());
  }

  private visibilityChanged(): void {
    window.clearTimeout(this.sleepTimer);
    if (document.hidden) {
      this.sleepTimer = window.setTimeout(() => {
        this.close();
        this.gap = true;
      }, SLEEP_AFTER_MS);
    } else if (this.source === null) {
      this.connect();
    }
  }

  private close(): void {
    window.clearTimeout(this.reconnectTimer);
    this.source?.close();
    this.source = null;
  }
}

function tell(kind: Kind, batch: readonly Change[]): void {
  const last = batch[batch.length - 1];
  dispatch(`weir:${kind}`, { ...last, ids: batch.map((change) => change.id) });
  for (const change of batch) {
    dispatch(`weir:${kind}:${change.id}`, change);
  }
}

/** Tells every listener: something was missed. */
export function tellAll(): void {
  const ids = new Set([...document.querySelectorAll<HTMLElement>('[data-live-id]')].map((element) => element.dataset['liveId']));
  for (const kind of KINDS) {
    dispatch(`weir:${kind}`, { ids: [] });
    dispatch(`weir:slow:${kind}`, {});
    ids.forEach((id) => dispatch(`weir:${kind}:${id}`, { id }));
  }
}

/** Tells when the first request that our events led to is on its way, and when the last one is shown. */
function watchRequests(tell: (busy: boolean) => void): void {
  const running = new Map<XMLHttpRequest, ReturnType<typeof setTimeout>>();
  const end = (xhr: XMLHttpRequest): void => {
    if (running.delete(xhr) && running.size === 0) {
      tell(false);
    }
  };
  document.addEventListener('htmx:beforeSend', (event) => {
    const { xhr, requestConfig } = (event as CustomEvent<HtmxRequest>).detail;
    if (requestConfig.triggeringEvent?.type.startsWith('weir:')) {
      running.set(xhr, setTimeout(() => end(xhr), PATIENCE_MS));
      tell(true);
    }
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    const { xhr } = (event as CustomEvent<HtmxRequest>).detail;
    clearTimeout(running.get(xhr));
    setTimeout(() => end(xhr), SETTLED_MS);
  });
}

interface HtmxRequest {
  xhr: XMLHttpRequest;
  requestConfig: { triggeringEvent?: Event };
}

function dispatch(name: string, detail: object): void {
  document.body.dispatchEvent(new CustomEvent(name, { detail }));
}

function banner(lost: boolean): void {
  document.getElementById('connection-lost')?.toggleAttribute('hidden', !lost);
}
