import { describe, expect, it } from 'vitest';
import { Turns } from '../src/vm-wall';

describe('turns of the wall', () => {
  it('begins a few at a time, only what can be seen', () => {
    const turns = new Turns(2, 1000);
    ['a', 'b', 'c'].forEach((each) => turns.show(each, true));
    turns.show('d', false);
    expect(turns.next(0)).toEqual(['a', 'b']);
    expect(turns.next(0)).toEqual([]);
    turns.done('a', 10);
    expect(turns.next(10)).toEqual(['c']);
  });

  it('comes back after a while, the longest waiting first', () => {
    const turns = new Turns(1, 1000);
    turns.show('a', true);
    turns.show('b', true);
    expect(turns.next(0)).toEqual(['a']);
    turns.done('a', 100);
    expect(turns.next(100)).toEqual(['b']);
    turns.done('b', 200);
    expect(turns.next(1000)).toEqual([]);
    expect(turns.next(1100)).toEqual(['a']);
  });

  it('forgets what is not seen any more', () => {
    const turns = new Turns(4, 1000);
    turns.show('a', true);
    turns.clear();
    expect(turns.next(0)).toEqual([]);
  });
});
