/** Growing pauses between tries, with jitter so that many tabs do not come back at once. */
export class Backoff {
  private tries = 0;

  constructor(
    private readonly firstMs: number,
    private readonly mostMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  next(): number {
    const full = Math.min(this.mostMs, this.firstMs * 2 ** this.tries++);
    return full / 2 + (this.random() * full) / 2;
  }

  reset(): void {
    this.tries = 0;
  }
}
