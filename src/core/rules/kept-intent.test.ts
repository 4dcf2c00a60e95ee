import { describe, expect, it } from 'vitest'
import { findingsOf, readCarets } from '../../testing/check-rule.ts'
import type { Resource } from '../model/resource.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import type { Path } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Finding, Report, Rule } from './define-rule.ts'
import { fixesOf } from './engine/to-diagnostics.ts'
import { rules } from './index.ts'

const examples = rules.flatMap(rule =>
  rule.examples.bad.map(bad => ({ rule, text: readCarets(bad.yaml).text })),
)

describe('a fix', () => {
  it('removes nothing that its message does not speak of', () => {
    const fixed = examples.flatMap(({ rule, text }) =>
      choicesOf(rule, text).flatMap(chosen => findingsOf(chosen, text).map(it => ({ rule, text, ...it }))),
    )
    const unspoken = fixed.flatMap(({ rule, text, finding, fixed: after }) => {
      if (after === undefined) return []
      const [before, left] = [valuesOf(text), valuesOf(after)]
      return before.flatMap((value, i) =>
        removed(value, left[i] ?? null)
          .filter(it => !isSpokenOf(finding, it.path, it.value))
          .map(it => `${rule.id}: "${finding.message}" removes ${it.path.join('.')}`),
      )
    })

    expect(fixed.length).toBeGreaterThan(200)
    expect(unspoken).toEqual([])
  })

  it('writes no name that nobody gave it: it asks', () => {
    const invented = examples.flatMap(({ rule, text }) =>
      findingsOf(rule, text)
        .filter(({ finding, fixed }) => fixed !== undefined && !fixesOf(finding).some(it => 'asks' in it))
        .flatMap(({ fixed }) => namesIn(valuesOf(fixed ?? '')))
        .filter(name => !text.includes(name.split('.')[0] ?? ''))
        .map(name => `${rule.id} invents ${name}`),
    )
    const asking = examples.flatMap(({ rule, text }) =>
      findingsOf(rule, text).flatMap(({ finding }) => fixesOf(finding).filter(it => 'asks' in it)),
    )

    expect(asking.length).toBeGreaterThan(3)
    for (const { title } of asking) expect(title).toMatch(/…$/)
    expect(invented).toEqual([])
  })
})

/** The rule once for each of the fixes it offers, with that one as the first. */
function choicesOf(rule: Rule, text: string): Rule[] {
  if (rule.scope !== 'object') return [rule]
  const most = Math.max(0, ...findingsOf(rule, text).map(it => fixesOf(it.finding).length))
  return Array.from({ length: most }, (_, choice) => ({
    ...rule,
    check: (resource: Resource, report: Report) =>
      rule.check(resource, finding => {
        const { fix: _fix, otherFixes: _others, ...bare } = finding
        const fix = fixesOf(finding)[choice]
        report({ ...bare, ...(fix && { fix }) })
      }),
  }))
}

interface Removal {
  readonly path: Path
  readonly value: Json
}

/** What is no longer there, the outermost of it; what only has another key or another place in its list is still there. */
function removed(before: Json, after: Json, path: Path = []): Removal[] {
  if (isMap(before) && isMap(after)) {
    const renamed = Object.keys(after)
      .filter(it => !(it in before))
      .map(it => JSON.stringify(after[it]))
    return Object.entries(before).flatMap(([key, value]) => {
      if (key in after) return removed(value, after[key] ?? null, [...path, key])
      return renamed.includes(JSON.stringify(value)) ? [] : [{ path: [...path, key], value }]
    })
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return []
  const left = after.map(it => JSON.stringify(it))
  const gone = [...before.entries()].filter(([, value]) => {
    const at = left.indexOf(JSON.stringify(value))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (before.length === after.length)
    return gone.flatMap(([i, value]) => removed(value, after[i] ?? null, [...path, i]))
  return gone.map(([i, value]) => ({ path: [...path, i], value }))
}

/** Whether a message names what is removed, by its key or its value; the item that is underlined speaks for itself. */
function isSpokenOf({ message, path: own }: Finding, path: Path, value: Json): boolean {
  const key = path.at(-1)
  if (typeof key === 'string' && hasWord(message, key)) return true
  if (typeof key === 'number' && JSON.stringify(own) === JSON.stringify(path)) return true
  if (Array.isArray(value))
    return value.every((it, i) => isSpokenOf({ message, path: own }, [...path, i], it))
  if (isMap(value))
    return Object.entries(value).every(([name, it]) =>
      isSpokenOf({ message, path: own }, [...path, name], it),
    )
  return value === null || value === '' || hasWord(message, String(value))
}

/** The services and Secrets that some values name. */
function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, it]) =>
    (key === 'host' || key === 'credentialName') && typeof it === 'string' ? [it] : namesIn(it),
  )
}

function hasWord(text: string, word: string): boolean {
  return text
    .split(/[\s",:`;]+/)
    .some(it => it === word || it.replace(/\.$/, '') === word || it.endsWith(`.${word}`))
}

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valuesOf(text: string): Json[] {
  return cutDocuments(text).map(({ from, to }) => readDocument(text.slice(from, to)).value ?? null)
}
