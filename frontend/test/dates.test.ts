import { expect, test } from 'vitest';
import { moment } from '../src/dates';

const AT = '2026-03-01T23:30:05.123456Z';

test('a moment is told in the zone and language of the reader', () => {
  expect(moment(AT, 'en', 'Asia/Shanghai')?.short).toMatch(/Mar 2, 2026, 7:30:05\sAM/);
  expect(moment(AT, 'en', 'America/New_York')?.short).toMatch(/Mar 1, 2026, 6:30:05\sPM/);
  expect(moment(AT, 'zh-CN', 'Asia/Shanghai')?.short).toContain('2026年3月2日');
});

test('the long form names the zone', () => {
  expect(moment(AT, 'en', 'UTC')?.long).toContain('UTC');
});

test.each(['', 'soon', '2026-13-45T00:00:00Z'])('%s is no moment', (text) => expect(moment(text, 'en')).toBeNull());
