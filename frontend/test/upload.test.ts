import { describe, expect, it } from 'vitest';
import { mayBeName, partsFrom, refusalOf, resumeKey, shareOf } from '../src/upload';

describe('upload', () => {
  it('takes plain names only', () => {
    expect(mayBeName('debian 12.iso')).toBe(true);
    expect(mayBeName('<img src=x>.iso')).toBe(true);
    ['', '-rf', 'a/b', '..', 'a\\b'].forEach((name) => expect(mayBeName(name)).toBe(false));
  });

  it('sends what is left in parts', () => {
    expect(partsFrom(0, 10, 4)).toEqual([{ from: 0, to: 4 }, { from: 4, to: 8 }, { from: 8, to: 10 }]);
    expect(partsFrom(8, 10, 4)).toEqual([{ from: 8, to: 10 }]);
    expect(partsFrom(10, 10, 4)).toEqual([]);
  });

  it('never goes on with another file', () => {
    const file = { name: 'a.iso', size: 5, lastModified: 1 };
    expect(resumeKey('/v/a', file)).toBe(resumeKey('/v/a', { ...file }));
    expect(resumeKey('/v/a', file)).not.toBe(resumeKey('/v/a', { ...file, lastModified: 2 }));
    expect(resumeKey('/v/a', file)).not.toBe(resumeKey('/v/b', file));
  });

  it('tells its share', () => {
    expect(shareOf(5, 10)).toBe(50);
    expect(shareOf(5, 0)).toBe(0);
    expect(shareOf(11, 10)).toBe(100);
  });

  it('repeats what the server said', () => {
    expect(refusalOf('{"title":"Conflict","detail":"in use"}', 'broken')).toBe('Conflict – in use');
    expect(refusalOf('{"title":"x","errors":[{"field":"name","message":"taken"}]}', 'broken')).toBe('taken');
    expect(refusalOf('<html>', 'broken')).toBe('broken');
    expect(refusalOf('{}', 'broken')).toBe('broken');
  });
});
