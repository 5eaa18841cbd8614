import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Coalescer, type Change } from '../src/coalescer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ten thousand events become one batch a period, each object once', () => {
  const batches: [string, readonly Change[]][] = [];
  const coalescer = new Coalescer(250, 250, (kind, batch) => batches.push([kind, batch]));
  for (let i = 0; i < 10_000; i++) {
    coalescer.add('vm', { id: `vm${i % 3}`, hostId: 'h' });
  }
  coalescer.add('host', { id: 'h' });
  expect(batches).toHaveLength(0);
  vi.advanceTimersByTime(250);
  expect(batches.map(([kind, batch]) => [kind, batch.map((change) => change.id)])).toEqual([
    ['vm', ['vm0', 'vm1', 'vm2']],
    ['host', ['h']],
  ]);
});

test('the first change comes at once, the next after a period', () => {
  const kinds: string[] = [];
  const coalescer = new Coalescer(250, 250, (kind) => kinds.push(kind));
  coalescer.add('task', { id: 't' });
  vi.advanceTimersByTime(0);
  expect(kinds).toEqual(['task']);
  coalescer.add('task', { id: 't' });
  vi.advanceTimersByTime(249);
  expect(kinds).toEqual(['task']);
  vi.advanceTimersByTime(1);
  expect(kinds).toEqual(['task', 'task']);
});

test('a steady flow is delivered ever more seldom, until it pauses', () => {
  const times: number[] = [];
  const coalescer = new Coalescer(100, 400, () => times.push(Date.now()));
  const began = Date.now();
  for (let i = 0; i < 200; i++) {
    coalescer.add('vm', { id: 'v' });
    vi.advanceTimersByTime(10);
  }
  expect(times.slice(0, 5).map((time) => time - began)).toEqual([0, 100, 300, 700, 1100]);
  vi.advanceTimersByTime(2000);
  times.length = 0;
  coalescer.add('vm', { id: 'v' });
  vi.advanceTimersByTime(0);
  expect(times).toHaveLength(1);
});

test('what comes while it is held is delivered once it is not', () => {
  const batches: string[][] = [];
  const coalescer = new Coalescer(100, 400, (_, batch) => batches.push(batch.map((change) => change.id)));
  coalescer.add('vm', { id: 'a' });
  coalescer.hold(true);
  coalescer.add('vm', { id: 'b' });
  vi.advanceTimersByTime(5000);
  expect(batches).toEqual([]);
  coalescer.hold(false);
  vi.advanceTimersByTime(0);
  expect(batches).toEqual([['a', 'b']]);
});
