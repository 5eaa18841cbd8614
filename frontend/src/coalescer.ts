export type Kind = 'vm' | 'host' | 'task';

export interface Change {
  id: string;
  hostId?: string;
}

/** Hands the first change on at once, gathers those that follow, and delivers at most once a period, each object once. */
export class Coalescer {
  private readonly waiting = new Map<Kind, Map<string, Change>>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastFlush = -Infinity;

  constructor(
    private readonly periodMs: number,
    private readonly deliver: (kind: Kind, batch: readonly Change[]) => void,
  ) {}

  add(kind: Kind, change: Change): void {
    const batch = this.waiting.get(kind) ?? new Map<string, Change>();
    batch.set(change.id, change);
    this.waiting.set(kind, batch);
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.lastFlush + this.periodMs - Date.now()));
  }

  private flush(): void {
    this.timer = null;
    this.lastFlush = Date.now();
    const batches = [...this.waiting];
    this.waiting.clear();
    batches.forEach(([kind, batch]) => this.deliver(kind, [...batch.values()]));
  }
}
