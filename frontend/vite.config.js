import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { iconSprite } from './scripts/icons.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Every file of src/entries is an entry of its own: there is no list to edit. */
function entries() {
  const folder = resolve(here, 'src/entries');
  return Object.fromEntries(readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [basename(name, '.ts'), resolve(folder, name)]));
}

export default defineConfig({
  base: './',
  plugins: [iconSprite({
    templates: resolve(here, '../src/main/resources/templates'),
    extra: resolve(here, 'icons.txt'),
  })],
  build: {
    outDir: resolve(here, '../target/classes/META-INF/resources/webjars/weir'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: entries(),
      output: {
        // Entries and their styles keep plain names: the server puts the content hash into their URLs.
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') ? '[name].css' : 'chunks/[name]-[hash][extname]'),
      },
    },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
