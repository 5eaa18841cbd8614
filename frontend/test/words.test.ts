import { expect, test } from 'vitest';
import { age } from '../src/ages';
import { Backoff } from '../src/backoff';
import { counted } from '../src/numbers';
import { nextIndex } from '../src/search';

const WORDS = { now: 'just now', s: '{0} s ago', min: '{0} min ago', h: '{0} h ago', d: '{0} d ago' };

test.each([
  [0, 'just now'], [-60, 'just now'], [5, '5 s ago'], [59.9, '59 s ago'], [60, '1 min ago'],
  [3599, '59 min ago'], [3600, '1 h ago'], [86_399, '23 h ago'], [86_400 * 400, '400 d ago'],
])('an age of %d s reads %s', (seconds, text) => expect(age(seconds, WORDS)).toBe(text));

test('an age without words leaves what the server wrote', () => expect(age(100, {})).toBeNull());

test('pauses grow, stay under their limit and start anew after a success', () => {
  const backoff = new Backoff(1000, 30_000, () => 1);
  expect([1, 2, 3, 4, 5, 6, 7].map(() => backoff.next())).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  backoff.reset();
  expect(backoff.next()).toBe(1000);
});

test('arrows go round the ends of the list', () => {
  expect(nextIndex('ArrowDown', 2, 3)).toBe(0);
  expect(nextIndex('ArrowUp', 0, 3)).toBe(2);
  expect(nextIndex('ArrowUp', -1, 3)).toBe(2);
  expect(nextIndex('ArrowDown', -1, 3)).toBe(0);
  expect(nextIndex('a', 0, 3)).toBeNull();
  expect(nextIndex('ArrowDown', -1, 0)).toBeNull();
});

test.each([
  ['ArrowUp', '2', {}, '3'], ['ArrowDown', '1', { min: '1' }, '1'], ['ArrowUp', '64', { max: '64' }, '64'],
  ['ArrowUp', '', { min: '1' }, '1'], ['ArrowUp', '512', { step: '256' }, '768'], ['ArrowUp', 'many', {}, null], ['5', '2', {}, null],
])('%s in a field holding "%s" with %o gives %s', (key, text, limits, next) => expect(counted(key, text, limits)).toBe(next));
