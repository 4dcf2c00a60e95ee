import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const rules = fileURLToPath(new URL('../src/core/rules/', import.meta.url))
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-rule-'))
  for (const folder of ['gateway', 'references', 'workloads', 'yaml'])
    cpSync(join(rules, folder), join(root, folder), { recursive: true })
})

afterEach(() => rmSync(root, { recursive: true }))

describe('npm run new-rule', () => {
  it('writes a rule with a source and examples, by the maker of its folder', async () => {
    const text = readFileSync(await begin('gateway/host-too-long'), 'utf8')

    expect(text).toContain('export const hostTooLong = gatewayRule({')
    expect(text).toContain("id: 'gateway/host-too-long'")
    expect(text).toContain("source: { istio: 'pkg/config/validation: ")
    expect(text).toContain('kind: Gateway\nspec: {}\n# ^^^^^^\n')
    expect(text).toMatch(/good: \[\w+\]/)
  })

  it('lists it in the index: its import in order, its name at the end', async () => {
    await begin('gateway/host-too-long')
    const index = readFileSync(join(root, 'gateway', 'index.ts'), 'utf8')

    expect(index).toContain(
      "from './host-short-name.ts'\nimport { hostTooLong } from './host-too-long.ts'\nimport { httpsRedirectNonHttp }",
    )
    expect(index).toMatch(/ {2}hostTooLong,\n\]\n$/)
  })

  it.each([
    ['references/loop', 'analysisRuleForEach', "from './analysis-rule.ts'"],
    ['workloads/loop', 'analysisRuleForEach', "from '../references/analysis-rule.ts'"],
    ['yaml/loop', 'defineRule', "from '../define-rule.ts'"],
  ])('begins %s with %s', async (id, maker, origin) => {
    const text = readFileSync(await begin(id), 'utf8')

    expect(text).toContain(`export const loop = ${maker}({`)
    expect(text).toContain(origin)
  })

  it.each(['gateway', 'Gateway/x', 'gateway/../x', 'gateway/port-number', 'nowhere/x', ''])(
    'refuses "%s" and leaves the index alone',
    async id => {
      const before = readFileSync(join(root, 'gateway', 'index.ts'), 'utf8')

      await expect(begin(id)).rejects.toThrow()
      expect(readFileSync(join(root, 'gateway', 'index.ts'), 'utf8')).toBe(before)
    },
  )
})

async function begin(id: string): Promise<string> {
  const { newRule } = await import(new URL('./new-rule.mjs', import.meta.url).href)
  return newRule(root, id)
}
