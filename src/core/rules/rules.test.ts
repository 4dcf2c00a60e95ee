import { describe, expect, it } from 'vitest'
import { findingsOf, readCarets } from '../../testing/check-rule.ts'
import type { Layer } from '../severity.ts'
import type { Rule } from './define-rule.ts'
import { rules } from './index.ts'
import { sourceLines } from './rule-source.ts'

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(numbered(rule.examples.bad))(
    'reports bad example %i exactly where the carets are',
    (_, example) => {
      const { text, marks } = readCarets(example.yaml)

      expect(marks).not.toEqual([])
      expect(
        findingsOf(rule, text)
          .map(it => it.mark)
          .sort(),
      ).toEqual(marks)
    },
  )

  it.each(numbered(rule.examples.bad.filter(it => it.fixed !== undefined)))(
    'is silent after its fixes have turned bad example %i into the fixed one',
    (_, example) => {
      expect(repair(rule, readCarets(example.yaml).text)).toBe(example.fixed?.replace(/^\n/, ''))
      expect(findingsOf(rule, readCarets(example.fixed ?? '').text)).toEqual([])
    },
  )

  it('shows what its fix makes of an example, where it has a fix', () => {
    const fixable = rule.examples.bad.filter(it =>
      findingsOf(rule, readCarets(it.yaml).text).some(found => found.fixed !== undefined),
    )

    expect(rule.examples.bad.filter(it => it.fixed !== undefined).length > 0).toBe(fixable.length > 0)
  })

  it.each(numbered(rule.examples.good))('leaves good example %i to satisfy every rule', (_, good) => {
    expect(readCarets(good).marks).toEqual([])
    expect(everythingSaidOf(readCarets(good).text)).toEqual([])
  })

  it('is written as a page: a title, a reason, examples under example.com, words about the configuration', () => {
    const messages = rule.examples.bad.flatMap(it => findingsOf(rule, readCarets(it.yaml).text))

    expect(rule.title).toMatch(/^[A-Z`].*[^.]$/)
    expect(rule.why.trim()).toMatch(/\.$/)
    expect(rule.examples.bad).not.toEqual([])
    expect(foreignHosts(rule)).toEqual([])
    for (const { finding } of messages) {
      expect(finding.message).toMatch(/^\S.*\.$/s)
      expect(finding.message).not.toMatch(/\b(you|your)\b/i)
    }
  })
})

describe('the source of a rule', () => {
  it.each(rules.map(rule => [rule.id, rule] as const))('%s has one, in the form of its kind', (_, rule) => {
    for (const [field, value] of Object.entries(rule.source))
      for (const it of [value].flat())
        expect(`${field} ${it}`).toMatch(sourceForms[field] ?? /^a known field$/)
    expect(Object.keys(rule.source)[0]).toMatch(sourcesOfLayers[rule.layer])
    expect(sourceLines(rule.source)).not.toEqual([])
  })

  it('names every code that the rule reports', () => {
    const unnamed = rules.flatMap(rule => {
      const codes: readonly string[] = 'codes' in rule.source ? rule.source.codes : []
      return rule.examples.bad
        .flatMap(it => findingsOf(rule, readCarets(it.yaml).text))
        .flatMap(it => it.finding.code ?? [])
        .filter(it => !codes.includes(it))
        .map(it => `${rule.id} ${it}`)
    })

    expect(unnamed).toEqual([])
  })
})

// Package paths are lower case, what stands in them begins with a letter; several functions stand in a list with commas.
const sourceForms: Readonly<Record<string, RegExp>> = {
  istio: /^istio (?:pkg|pilot\/pkg)(?:\/[a-z0-9]+)+: [A-Za-z]\w+(?:, [A-Za-z]\w+)*$/,
  analyzer: /^analyzer pkg\/config\/analysis\/analyzers\/[a-z0-9]+: (?:[A-Z]\w+)?Analyzer$/,
  codes: /^codes IST\d{4}$/,
  kubernetes: /^kubernetes (?:sigs\.)?k8s\.io(?:\/[a-z0-9-]+)+: [A-Z]\w+$/,
  crd: /^crd [a-z][A-Za-z-]+$/,
  crdCondition: /^crdCondition [A-Z][\w.]+$/,
  documentation: /^documentation https:\/\/(?:istio|kubernetes)\.io\/\S+\/$/,
  advice: /^advice [A-Z].*\.$/,
  seenIn: /^seenIn pilot\/pkg(?:\/[a-z0-9]+)+: [A-Za-z]\w+$/,
}

const sourcesOfLayers: Readonly<Record<Layer, RegExp>> = {
  yaml: /^(?:kubernetes|documentation|advice)$/,
  schema: /^(?:crd|crdCondition|kubernetes|documentation)$/,
  webhook: /^istio$/,
  analysis: /^analyzer$/,
  advice: /^advice$/,
}

describe('the registry', () => {
  it('holds each id once, in the form folder/name', () => {
    const ids = rules.map(it => it.id)

    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    expect(ids.filter(id => !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([])
  })
})

// Every fix is made on what the one before it left, as a user would take them one after the other.
function repair(rule: Rule, text: string): string {
  for (let round = 0; round < 20; round++) {
    const next = findingsOf(rule, text).find(it => it.fixed !== undefined)?.fixed
    if (next === undefined) return text
    text = next
  }
  return text
}

// Rules share their good examples, so that each text is judged once.
function everythingSaidOf(text: string): string[] {
  const known = judged.get(text)
  if (known) return known
  // Istio warns of every EnvoyFilter, so no example of one is without it.
  const said = rules
    .filter(it => it.id !== 'envoy-filter/internal-details')
    .flatMap(rule =>
      findingsOf(rule, text)
        .filter(it => !it.finding.outside)
        .map(it => `${rule.id} ${it.mark} ${it.finding.message}`),
    )
  judged.set(text, said)
  return said
}

const judged = new Map<string, string[]>()

function foreignHosts(rule: Rule): string[] {
  const texts = [...rule.examples.bad.map(it => it.yaml), ...rule.examples.good]
  return texts
    .flatMap(it => it.match(/\b[\w-]+\.(?:com|org|net|io|dev)\b/g) ?? [])
    .filter(it => !ownDomains.has(it))
}

const ownDomains = new Set(['example.com', 'istio.io', 'k8s.io', 'kubernetes.io', 'googleapis.com'])

function numbered<T>(items: readonly T[]): [number, T][] {
  return items.map((it, i) => [i + 1, it])
}
