import { defineConfig } from 'vite'
import { withoutOtherExamples } from './scripts/without-rule-pages.ts'

// The command-line tool and the library, each command in a file of its own that is loaded when it is asked for.
export default defineConfig({
  publicDir: false,
  plugins: [withoutOtherExamples()],
  build: {
    ssr: true,
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    minify: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      input: { drawbridge: 'src/cli/start.ts', library: 'src/core/library.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        banner: chunk => (chunk.name === 'drawbridge' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
  ssr: { noExternal: true },
})
