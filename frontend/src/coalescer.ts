export type Kind = 'vm' | 'host' | 'task';

export interface Change {
  id: string;
  hostId?: string;
}

/**
 * Hands the first change on at once and gathers those that follow, each object once. As long as changes keep coming the
 * pause between two deliveries doubles, from the shortest to the longest; a pause without any begins anew. While it is
 * held nothing is delivered and nothing is lost.
 */
export class Coalescer {
  private readonly waiting = new Map<Kind, Map<string, Change>>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastFlush = -Infinity;
  private pauseMs: number;
  private held = false;

  constructor(
    private readonly shortestMs: number,
    private readonly longestMs: number,
    private readonly deliver: (kind: Kind, batch: readonly Change[]) => void,
  ) {
    this.pauseMs = shortestMs;
  }

  add(kind: Kind, change: Change): void {
    const batch = this.waiting.get(kind) ?? new Map<string, Change>();
    batch.set(change.id, change);
    this.waiting.set(kind, batch);
    this.schedule();
  }

  /** Whether to keep everything back for now, because what was delivered last is not shown yet. */
  hold(held: boolean): void {
    this.held = held;
    this.schedule();
  }

  private schedule(): void {
    if (!this.held && this.waiting.size > 0) {
      this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.lastFlush + this.pauseMs - Date.now()));
    }
  }

  private flush(): void {
    this.timer = null;
    if (this.held) {
      return;
    }
    const now = Date.now();
    this.pauseMs = now - this.lastFlush > 2 * this.longestMs ? this.shortestMs : Math.min(2 * this.pauseMs, this.longestMs);
    this.lastFlush = now;
    const batches = [...this.waiting];
    this.waiting.clear();
    batches.forEach(([kind, batch]) => this.deliver(kind, [...batch.values()]));
  }
}
