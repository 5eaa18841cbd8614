import { describe, expect, it } from 'vitest';
import { charactersOf, combination, keysOf } from '../src/console/keys';

const SHIFT = { keysym: 0xffe1, code: 'ShiftLeft' };

/** The physical keys of a combination, in the order in which they go down. */
function codes(name: string) {
  return combination(name)?.map((key) => key.code);
}

describe('combinations of the key menu', () => {
  it.each([
    ['ctrl-alt-del', ['ControlLeft', 'AltLeft', 'Delete']],
    ['ctrl-alt-backspace', ['ControlLeft', 'AltLeft', 'Backspace']],
    ['ctrl-alt-f1', ['ControlLeft', 'AltLeft', 'F1']],
    ['ctrl-alt-f12', ['ControlLeft', 'AltLeft', 'F12']],
    ['alt-f4', ['AltLeft', 'F4']],
    ['sysrq-b', ['AltLeft', 'PrintScreen', 'KeyB']],
    ['win', ['MetaLeft']],
  ])('%s', (name, expected) => expect(codes(name)).toEqual(expected));

  it('carry the keysyms of X11', () => {
    expect(combination('ctrl-alt-f12')?.at(-1)?.keysym).toBe(0xffc9);
    expect(combination('sysrq-b')?.at(-1)?.keysym).toBe(0x62);
    expect(combination('ctrl-alt-del')?.map((key) => key.keysym)).toEqual([0xffe3, 0xffe9, 0xffff]);
  });

  it.each(['', 'nonsense', 'ctrl-alt-f', 'ctrl-alt-f123', 'sysrq-', 'sysrq-B', 'CTRL-ALT-DEL'])(
    'there is none named "%s"', (name) => expect(combination(name)).toBeUndefined());
});

describe('typed characters', () => {
  it.each([
    ['a', 'KeyA', false], ['Z', 'KeyZ', true], ['0', 'Digit0', false], [')', 'Digit0', true], ['@', 'Digit2', true],
    ['-', 'Minus', false], ['_', 'Minus', true], ['"', 'Quote', true], ['\\', 'Backslash', false], ['|', 'Backslash', true],
    [' ', 'Space', false], ['?', 'Slash', true], ['~', 'Backquote', true],
  ])('%s is on a US keyboard', (character, code, shift) => {
    const key = { keysym: character.charCodeAt(0), code };
    expect(keysOf(character)).toEqual(shift ? [SHIFT, key] : [key]);
  });

  it('every printable character of ASCII has a physical key', () => {
    for (let point = 0x20; point < 0x7f; point++) {
      const keys = keysOf(String.fromCharCode(point));
      expect(keys.at(-1)).toEqual({ keysym: point, code: expect.any(String) });
    }
  });

  it.each([
    ['é', 0xe9], ['ÿ', 0xff], ['Ā', 0x01000100], ['€', 0x010020ac], ['中', 0x01004e2d], ['😀', 0x0101f600],
  ])('%s goes by its keysym alone', (character, keysym) => expect(keysOf(character)).toEqual([{ keysym, code: null }]));

  it('line ends and tabs are keys', () => {
    expect(keysOf('\n')).toEqual([{ keysym: 0xff0d, code: 'Enter' }]);
    expect(keysOf('\t')).toEqual([{ keysym: 0xff09, code: 'Tab' }]);
  });
});

describe('a pasted text', () => {
  it('has one line end for each of the three kinds', () => expect(charactersOf('a\r\nb\rc\nd').join('')).toBe('a\nb\nc\nd'));
  it('loses control characters', () => expect(charactersOf('\u0000a\u001b[31m\tb')).toEqual(['a', '[', '3', '1', 'm', '\t', 'b']));
  it('keeps surrogate pairs together', () => expect(charactersOf('x😀中')).toEqual(['x', '😀', '中']));
});
