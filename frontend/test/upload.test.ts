import { describe, expect, it } from 'vitest';
import { mayBeName, refusalOf, shareOf } from '../src/upload';

describe('upload', () => {
  it('takes plain names only', () => {
    expect(mayBeName('debian 12.iso')).toBe(true);
    expect(mayBeName('<img src=x>.iso')).toBe(true);
    ['', '-rf', 'a/b', '..', 'a\\b'].forEach((name) => expect(mayBeName(name)).toBe(false));
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
