import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Coalescer, type Change } from '../src/coalescer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ten thousand events become one batch a period, each object once', () => {
  const batches: [string, readonly Change[]][] = [];
  const coalescer = new Coalescer(250, (kind, batch) => batches.push([kind, batch]));
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
  const coalescer = new Coalescer(250, (kind) => kinds.push(kind));
  coalescer.add('task', { id: 't' });
  vi.advanceTimersByTime(0);
  expect(kinds).toEqual(['task']);
  coalescer.add('task', { id: 't' });
  vi.advanceTimersByTime(249);
  expect(kinds).toEqual(['task']);
  vi.advanceTimersByTime(1);
  expect(kinds).toEqual(['task', 'task']);
});
