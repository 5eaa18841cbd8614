import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const USE = /icon\s*(?:\(|=)\s*'([a-z0-9-]+)'/g;

/**
 * Makes icons.svg, a sprite of just those Tabler icons that templates name in
 * `icon('name')` or `icon='name'`, and those listed in icons.txt (names chosen by code).
 */
export function iconSprite({ templates, extra }) {
  return {
    name: 'weir-icons',
    generateBundle() {
      const names = [...new Set([...inTemplates(templates), ...listed(extra)])].sort();
      this.emitFile({ type: 'asset', fileName: 'icons.svg', source: sprite(names) });
    },
  };
}

function inTemplates(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(USE)].map((match) => match[1]));
}

function listed(file) {
  return readFileSync(file, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
}

/** Exported for its test. Fails the build on a name that Tabler does not have. */
export function sprite(names) {
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join('\n')}\n</svg>\n`;
}

function symbol(name) {
  const file = require.resolve(`@tabler/icons/${name.endsWith('-filled') ? 'filled' : 'outline'}/${name.replace(/-filled$/, '')}.svg`);
  const body = readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const paint = name.endsWith('-filled') ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${body.replace(/\s*\n\s*/g, '')}</symbol>`;
}
