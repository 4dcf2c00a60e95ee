import { defineConfig } from 'vite'

// The command-line tool and the library, with what they share in files of its own.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    minify: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      input: { drawbridge: 'src/cli/main.ts', library: 'src/core/library.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared.js',
        banner: chunk => (chunk.name === 'drawbridge' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
  ssr: { noExternal: true },
})
