/** A key as RFB knows it: X11 keysym, and the physical key where there is one. */
export interface Key {
  keysym: number;
  code: string | null;
}

const CONTROL: Key = { keysym: 0xffe3, code: 'ControlLeft' };
const ALT: Key = { keysym: 0xffe9, code: 'AltLeft' };
const PRINT: Key = { keysym: 0xff61, code: 'PrintScreen' };
export const SHIFT: Key = { keysym: 0xffe1, code: 'ShiftLeft' };

function letter(name: string): Key {
  return { keysym: name.charCodeAt(0), code: `Key${name.toUpperCase()}` };
}

function functionKey(number: number): Key {
  return { keysym: 0xffbd + number, code: `F${number}` };
}

/** What the key menu can press, by the name that the menu's items carry. */
export function combination(name: string): Key[] | undefined {
  const terminal = /^ctrl-alt-f(\d{1,2})$/.exec(name);
  if (terminal) {
    return [CONTROL, ALT, functionKey(Number(terminal[1]))];
  }
  const magic = /^sysrq-([a-z])$/.exec(name);
  if (magic?.[1]) {
    return [ALT, PRINT, letter(magic[1])];
  }
  return COMBINATIONS[name];
}

const COMBINATIONS: Record<string, Key[]> = {
  'ctrl-alt-del': [CONTROL, ALT, { keysym: 0xffff, code: 'Delete' }],
  'ctrl-alt-backspace': [CONTROL, ALT, { keysym: 0xff08, code: 'Backspace' }],
  'alt-tab': [ALT, { keysym: 0xff09, code: 'Tab' }],
  'alt-f4': [ALT, functionKey(4)],
  win: [{ keysym: 0xffeb, code: 'MetaLeft' }],
  tab: [{ keysym: 0xff09, code: 'Tab' }],
  esc: [{ keysym: 0xff1b, code: 'Escape' }],
  print: [PRINT],
  enter: [{ keysym: 0xff0d, code: 'Enter' }],
  backspace: [{ keysym: 0xff08, code: 'Backspace' }],
};

/** Keys of a US keyboard: plain character, shifted character, physical key. */
const PUNCTUATION: [string, string, string][] = [
  ['`', '~', 'Backquote'], ['-', '_', 'Minus'], ['=', '+', 'Equal'], ['[', '{', 'BracketLeft'], [']', '}', 'BracketRight'],
  ['\\', '|', 'Backslash'], [';', ':', 'Semicolon'], ["'", '"', 'Quote'], [',', '<', 'Comma'], ['.', '>', 'Period'],
  ['/', '?', 'Slash'],
];

const US = new Map<string, { code: string; shift: boolean }>([[' ', { code: 'Space', shift: false }]]);
for (const [plain, shifted, code] of PUNCTUATION) {
  US.set(plain, { code, shift: false }).set(shifted, { code, shift: true });
}
[...')!@#$%^&*('].forEach((shifted, digit) => {
  US.set(String(digit), { code: `Digit${digit}`, shift: false }).set(shifted, { code: `Digit${digit}`, shift: true });
});
for (const name of 'abcdefghijklmnopqrstuvwxyz') {
  const code = `Key${name.toUpperCase()}`;
  US.set(name, { code, shift: false }).set(name.toUpperCase(), { code, shift: true });
}

/** The keys that type one character: with Shift where a US keyboard needs it, by keysym alone for all others. */
export function keysOf(character: string): Key[] {
  if (character === '\n') {
    return [{ keysym: 0xff0d, code: 'Enter' }];
  }
  if (character === '\t') {
    return [{ keysym: 0xff09, code: 'Tab' }];
  }
  const point = character.codePointAt(0) ?? 0;
  const place = US.get(character);
  if (!place) {
    // keysyms of Latin-1 are its code points; all others carry the Unicode code point
    return [{ keysym: point <= 0xff ? point : 0x01000000 + point, code: null }];
  }
  const key = { keysym: point, code: place.code };
  return place.shift ? [SHIFT, key] : [key];
}

/** The characters of a text as a keyboard would produce them: no control characters but line ends and tabs. */
export function charactersOf(text: string): string[] {
  return [...text.replace(/\r\n?/g, '\n')].filter((character) => character === '\n' || character === '\t' || character >= ' ');
}
