import { defineConfig, type Plugin } from 'vite'
import { onlyAskedQuestions } from './scripts/only-asked-questions.ts'
import { partOfBuild } from './scripts/part-of-build.ts'
import { rulePagesApart } from './scripts/rule-pages-apart.ts'
import { seldomCalled } from './scripts/seldom-called.ts'
import { withoutRulePages } from './scripts/without-rule-pages.ts'

const check = partOfBuild('/src/cli/check.ts', true)
// What a check of usual files does without, called from within it.
const caller = 'src/cli/check.ts'
const expressions = seldomCalled('expressions', caller, ['src/core/syntax/regex.ts'])
const seldom = seldomCalled('seldom', caller, [
  'src/cli/check-kustomizations.ts',
  'src/cli/formats/json.ts',
  'src/cli/formats/junit.ts',
  'src/cli/formats/sarif.ts',
  'src/core/istio/gateway-api/',
  '!src/core/istio/gateway-api/merged-by-key.ts',
  '!src/core/istio/gateway-api/namesakes.ts',
  'src/core/kustomize/accumulate.ts',
  'src/core/kustomize/fields/',
  'src/core/kustomize/patches/',
  'src/core/kustomize/resolve.ts',
  'src/core/kustomize/resources/',
  'src/core/kustomize/traced/',
  'src/core/kustomize/transform/',
  'src/core/kustomize/view/resolved-view.ts',
  'src/core/operations/',
  'src/core/references/',
  'src/core/request/',
  'src/core/rules/attachment/attach-fixes.ts',
  'src/core/rules/attachment/listener-findings.ts',
  'src/core/rules/envoy-filter/inspect-patch.ts',
  'src/core/rules/workloads/proxy-config-text.ts',
  'src/core/saved/validator-cases.ts',
  'src/core/syntax/policy/',
  'src/core/text/read-zip.ts',
  'src/core/yaml/edit/',
  'src/core/yaml/parse-json.ts',
  'src/core/yaml/syntax-fault.ts',
])
const expressionsCode = partOfBuild(expressions.entry, false)
const seldomCode = partOfBuild(seldom.entry, false)
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
    expressions.plugin,
    seldom.plugin,
    check.plugin,
    expressionsCode.plugin,
    seldomCode.plugin,
    start.plugin,
    commonModules(),
    onlyUsedLoads(),
    plainExports(),
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
            { name: 'main', test: id => start.has(id) || id.includes('rolldown/runtime'), priority: 3 },
            { name: 'check', test: check.has, priority: 2 },
            { name: 'expressions-code', test: expressionsCode.has, priority: 1 },
            { name: 'seldom-code', test: seldomCode.has, priority: 1 },
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
  const load = /,require\("\.\/[\w-]+\.js"\)(?=;)|(?<=[;,\n])require\("\.\/[\w-]+\.js"\)[;,]/g
  return {
    name: 'only-used-loads',
    generateBundle(_, bundle) {
      for (const it of Object.values(bundle)) if (it.type === 'chunk') it.code = it.code.replace(load, '')
    },
  }
}

/**
 * What a file gives to others is assigned at its end, in place of a function for each that gives what it is by then: nothing that is
 * exported is assigned again, and no file is asked before its end.
 */
function plainExports(): Plugin {
  const getter =
    /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g
  return {
    name: 'plain-exports',
    generateBundle(_, bundle) {
      for (const it of Object.values(bundle))
        if (it.type === 'chunk') it.code = it.code.replace(getter, 'exports.$1=$2')
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
