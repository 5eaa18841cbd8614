/**
 * The page's one line to the server: an EventSource whose messages say "look again".
 *
 * Each becomes DOM events on document.body: `weir:vm`, `weir:host`, `weir:task` (detail `{id, hostId}`),
 * coalesced to at most four a second, and `weir:vm:<id>` for each object that changed. After a gap every
 * listener is told once. A tab in the background closes its line: browsers allow six per server.
 */
import { Coalescer, type Change, type Kind } from './coalescer';
import { Backoff } from './backoff';

const KINDS: readonly Kind[] = ['vm', 'host', 'task'];
const PERIOD_MS = 250;
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
  private readonly changes = new Coalescer(PERIOD_MS, (kind, batch) => tell(kind, batch));

  constructor(private readonly url: string) {}

  start(): void {
    document.addEventListener('visibilitychange', () => this.visibilityChanged());
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
      source.addEventListener(kind, (event) => this.changes.add(kind, JSON.parse((event as MessageEvent<string>).data) as Change));
    }
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
    ids.forEach((id) => dispatch(`weir:${kind}:${id}`, { id }));
  }
}

function dispatch(name: string, detail: object): void {
  document.body.dispatchEvent(new CustomEvent(name, { detail }));
}

function banner(lost: boolean): void {
  document.getElementById('connection-lost')?.toggleAttribute('hidden', !lost);
}
