import { defineConfig } from 'vite'
import { onlyAskedQuestions } from './scripts/only-asked-questions.ts'
import { rulePagesApart } from './scripts/rule-pages-apart.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

// The command-line tool and the library, each command in a file of its own that is loaded when it is asked for.
export default defineConfig({
  publicDir: false,
  plugins: [
    withoutRulePages(),
    rulePagesApart(),
    onlyAskedQuestions(['src/cli', 'src/lsp', 'src/core/language-client.ts']),
  ],
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
