// For the command line: what a person reads of the rules in a file of its own, since a check runs without it and most runs are checks.
// Authors see nothing of it: a rule stays one file, and `rulePage` (src/core/rules/rule-page.ts) gives its page.
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'
import type { Rule } from '../src/core/rules/define-rule.ts'
import { built } from './built.mjs'

const fileName = 'rule-pages.json.br'

/** Puts the reason and the first bad example of each rule, which is all that reports show of a rule's page, into one file. */
export function rulePagesApart(): Plugin {
  return {
    name: 'rule-pages-apart',
    async generateBundle() {
      const { rules } = (await built('src/core/rules/index.ts')) as { rules: readonly Rule[] }
      this.emitFile({ type: 'asset', fileName, source: packed(pagesOf(rules)) })
    },
    load: {
      filter: { id: /\/src\/core\/rules\/rule-page\.ts$/ },
      handler: () => loader,
    },
  }
}

/** What the file holds: by a rule's id what its module was left without. */
export function pagesOf(rules: readonly Pick<Rule, 'id' | 'why' | 'examples'>[]) {
  const pages = rules.map(({ id, why, examples }) => [
    id,
    { why, examples: { bad: examples.bad.slice(0, 1), good: [] } },
  ])
  return Object.fromEntries(pages) as Record<string, Pick<Rule, 'why' | 'examples'>>
}

/** The file itself. */
export function packed(pages: object): Buffer {
  const text = JSON.stringify(pages)
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  })
}

/** Takes the place of `rule-page.ts`. Nothing is loaded for it before a page is asked for. */
const loader = `
import { readFileSync } from 'node:fs'
import { ruleById } from './index.ts'

let pages

export function rulePage(id) {
  const rule = ruleById(id)
  pages ??= readPages()
  return rule && { ...rule, ...pages[id] }
}

function readPages() {
  const { brotliDecompressSync } = require('node:zlib')
  return JSON.parse(brotliDecompressSync(readFileSync(import.meta.dirname + '/${fileName}')).toString('utf8'))
}
`
