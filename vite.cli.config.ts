import { defineConfig, type Plugin } from 'vite'
import { onlyAskedQuestions } from './scripts/only-asked-questions.ts'
import { partOfBuild } from './scripts/part-of-build.ts'
import { rulePagesApart } from './scripts/rule-pages-apart.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

const check = partOfBuild('/src/cli/check.ts', true)
// Without itself: what is shared must not run a command when it is loaded.
const start = partOfBuild('/src/cli/start.ts', false)

// The command-line tool and the library, each command in a file of its own that is loaded when it is asked for. They are CommonJS,
// and nearly all that a check needs is one file: docs/decisions/0029 says what that saves.
export default defineConfig({
  publicDir: false,
  // The other one looks for threads when it is loaded, which brings half of Node's network with it.
  resolve: { alias: { fflate: 'fflate/browser' } },
  plugins: [
    withoutRulePages(),
    rulePagesApart(),
    onlyAskedQuestions(['src/cli', 'src/lsp', 'src/core/language-client.ts']),
    check.plugin,
    start.plugin,
    commonModules(),
    onlyUsedLoads(),
    plainAscii(),
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
        format: 'cjs',
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        banner: chunk => (chunk.name === 'drawbridge' ? '#!/usr/bin/env node' : ''),
        codeSplitting: {
          groups: [
            { name: 'main', test: start.has, priority: 2 },
            { name: 'check', test: check.has, priority: 1 },
          ],
        },
      },
    },
  },
  ssr: { noExternal: true },
})

/**
 * No file loads another of which it uses nothing. Rolldown puts its helper for CommonJS modules into the one file with such
 * modules, the language server, and has every command load that.
 */
function onlyUsedLoads(): Plugin {
  return {
    name: 'only-used-loads',
    generateBundle(_, bundle) {
      for (const it of Object.values(bundle))
        if (it.type === 'chunk') it.code = it.code.replace(/(?<=[;,\n])require\("\.\/[\w-]+\.js"\)[;,]/g, '')
    },
  }
}

/** Signs beyond ASCII as escapes: V8 keeps a text without them as one byte a sign. They stand in texts and expressions alone. */
function plainAscii(): Plugin {
  return {
    name: 'plain-ascii',
    generateBundle(_, bundle) {
      for (const it of Object.values(bundle)) if (it.type === 'chunk') it.code = escaped(it.code)
    },
  }
}

function escaped(code: string): string {
  return code.replace(/[^\0-\x7f]/g, it => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Says to Node what the files are, whatever the folder above them is. */
function commonModules(): Plugin {
  return {
    name: 'common-modules',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
    },
  }
}
