import { brotliDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { rules } from '../src/core/rules/index.ts'
import { packed, pagesOf } from './rule-pages-apart.ts'

it('gives each rule its reason and its first bad example, as it has them', () => {
  const pages = JSON.parse(brotliDecompressSync(packed(pagesOf(rules))).toString('utf8'))
  for (const { id, why, examples } of rules)
    expect(pages[id]).toEqual({ why, examples: { bad: examples.bad.slice(0, 1), good: [] } })
  expect(Object.keys(pages)).toHaveLength(rules.length)
})
