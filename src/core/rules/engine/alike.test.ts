import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readCarets, withVersions } from '../../../testing/check-rule.ts'
import { manyResources } from '../../../testing/many-resources.ts'
import fc from '../../../testing/property.ts'
import { recording } from '../../../testing/recordings.ts'
import { seededNumbers } from '../../../testing/seeded-numbers.ts'
import { identifyResources } from '../../model/identify.ts'
import type { AnalysedDocument } from '../../model/resource.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import type { Path } from '../../yaml/path.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Rule } from '../define-rule.ts'
import { rules } from '../index.ts'
import { shapeOf } from '../shapes/shape-of.ts'
import { meetings } from './alike.ts'
import { checkDocument, checkDocumentWith, checkResource, type DocumentFinding } from './run-object-rules.ts'

const recorded = ['verdicts', 'verdicts-2', 'gateway-api-verdicts'].map(it =>
  recording(`conformance/${it}.jsonl.gz`),
)

describe('objects of one shape', () => {
  const alike = manyResources(1000).flatMap(it => readText(it.text))

  // After so many examples that are all different, objects are not taken apart for a while.
  beforeAll(() => {
    for (const it of alike.slice(0, 700)) checkDocument(it)
  })

  it('are asked about nothing that was found of no object with the same values where a rule reads', () => {
    const silent = [
      'virtual-service/timeout',
      'virtual-service/http-no-action',
      'destination-rule/subset-name',
    ]
    const asked = silent.map(id => vi.spyOn(objectRule(id), 'check'))
    for (const it of alike.slice(700)) checkDocument(it)
    for (const it of asked) expect(it.mock.calls.length).toBeLessThan(5)
    for (const it of asked) it.mockRestore()
  })

  const examples = [...compared, ...rules.flatMap(examplesOf)]
    .flatMap(read)
    .filter(it => it.document.text.length < 10_000 && it.resources.length > 0)
  const values = valuesByKey(examples)
  // One of each shape, with nothing to be told of it: that is what is learnt of.
  const sound = [
    ...new Map(
      examples
        .filter(
          ({ resources: [only, ...more] }) => only && more.length === 0 && checkResource(only).length === 0,
        )
        .filter(it => leavesOf(it.document.value ?? null).length > 0)
        .map(it => [shapeOf(it.resources[0]!)?.shape, it]),
    ).values(),
  ]

  it('are told what all rules find, whatever one of their leaves is', { timeout: 300_000 }, () => {
    const random = seededNumbers(5)
    for (const it of sound) {
      for (let i = 0; i < meetings + 3; i++) checkDocument(withLeaves(it, []))
      for (const path of leavesOf(it.document.value ?? null))
        for (const from of [0, 0, 0, 1, 2])
          expectAllFound(withLeaves(it, [[path, valueFor(it, path, from, Math.floor(random() * 1e6))]]))
    }
  })

  it('are told what all rules find, whatever some of their leaves are', { timeout: 300_000 }, () => {
    const change = fc.tuple(fc.nat(), fc.nat(2), fc.nat())
    const objects = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...sound), objects, (document, changed) => {
        const leaves = leavesOf(document.document.value ?? null)
        for (let i = 0; i < meetings + 3; i++) checkDocument(withLeaves(document, []))
        for (const changes of changed)
          expectAllFound(
            withLeaves(
              document,
              changes.map(([place, from, pick]) => {
                const path = leaves[place % leaves.length]!
                return [path, valueFor(document, path, from, pick)]
              }),
            ),
          )
      }),
      { numRuns: 400 },
    )
  })

  /** Another value of the same type: one of the object that stands under the same key, or of another object, or an odd one. */
  function valueFor(document: AnalysedDocument, path: Path, from: number, pick: number): Json {
    const whole = document.document.value ?? null
    const now = valueAt(whole, path)
    const own = () =>
      leavesOf(whole)
        .filter(it => keyOf(it) === keyOf(path))
        .map(it => valueAt(whole, it))
    const offered = [own(), values.get(keyOf(path)) ?? [], odd][from % 3]!
    const found = offered.filter(it => typeof it === typeof now && it !== now)
    return found[pick % found.length] ?? now
  }

  it.skipIf(recorded.some(it => !it.isThere))(
    'are told what all rules find, in all recorded texts at random',
    { timeout: 600_000 },
    () => {
      const random = seededNumbers(11)
      const texts = recorded
        .flatMap(it => it.lines())
        .filter(() => random() < share)
        .map(it => ({ text: (JSON.parse(it) as { yaml: string }).yaml, at: random() }))
        .sort((a, b) => a.at - b.at)
      for (const { text } of texts) for (const it of readText(text)) expectAllFound(it)
    },
  )
})

function examplesOf({ examples }: Rule): string[] {
  return [...examples.good, ...examples.bad.flatMap(it => [it.yaml, ...(it.fixed ? [it.fixed] : [])])]
}

/** What few examples have: patterns, and lists whose items are compared with each other. */
const compared = [
  `
kind: ServiceEntry
metadata: { name: api }
spec:
  hosts: [api.example.com]
  resolution: DNS
  ports:
  - { number: 443, name: https, protocol: TLS }
  - { number: 80, name: http, protocol: HTTP }
`,
  `
kind: WasmPlugin
metadata: { name: auth }
spec:
  url: oci://registry.example.com/auth:1.0
  sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
`,
  `
kind: WasmPlugin
metadata: { name: auth }
spec:
  url: oci://registry.example.com/auth:1.0
  match:
  - ports: [{ number: 80 }, { number: 81 }]
  vmConfig:
    env: [{ name: A, value: a }, { name: B, value: b }]
`,
  `
kind: AuthorizationPolicy
metadata: { name: gate }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: gate }]
  rules: [{ from: [{ source: { namespaces: [shop] } }] }]
`,
]

/** Of the recorded texts; all of them take minutes. */
const share = Number(process.env.SHARE ?? 0.05)

const odd: readonly Json[] = [
  '',
  '*',
  'a b',
  '-a',
  'a.b/c',
  '1s',
  '0',
  'ü',
  'a'.repeat(300),
  0,
  1,
  -1,
  70_000,
  1.5,
  true,
  false,
]

function objectRule(id: string): { check: (...args: never[]) => void } {
  const rule = rules.find(it => it.id === id)
  if (rule?.scope !== 'object') throw new Error(`no rule about objects: ${id}`)
  return rule
}

function expectAllFound(document: AnalysedDocument): void {
  const all = rules.filter(it => it.scope !== 'model').flatMap(it => checkDocumentWith(it, document))
  expect(checkDocument(document).map(said).sort()).toEqual(all.map(said).sort())
}

function said({ rule, resource, finding }: DocumentFinding): string {
  return `${rule.id} ${resource} ${finding.path.join('.')} ${finding.message}`
}

function read(example: string): AnalysedDocument[] {
  return readText(readCarets(example).text)
}

function readText(text: string): AnalysedDocument[] {
  const documents = cutDocuments(text).map(({ from, to }, index) => ({
    file: 'example.yaml',
    index,
    offset: from,
    document: readDocument(text.slice(from, to)),
  }))
  return withVersions(identifyResources(documents))
}

function leavesOf(value: Json, path: Path = []): Path[] {
  if (value === null) return []
  if (typeof value !== 'object') return path[0] === 'kind' || path[0] === 'apiVersion' ? [] : [path]
  return Object.entries(value).flatMap(([key, it]) =>
    leavesOf(it, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function valuesByKey(documents: readonly AnalysedDocument[]): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Set<Json>>()
  for (const { document } of documents)
    for (const path of leavesOf(document.value ?? null)) {
      const set = found.get(keyOf(path)) ?? new Set()
      found.set(keyOf(path), set.add(valueAt(document.value ?? null, path)))
    }
  return new Map([...found].map(([key, it]) => [key, [...it]]))
}

function keyOf(path: Path): string {
  return String(path.findLast(it => typeof it === 'string'))
}

function withLeaves(document: AnalysedDocument, leaves: readonly [Path, Json][]): AnalysedDocument {
  const value = leaves.reduce((it, [path, by]) => replace(it, path, by), document.document.value ?? null)
  const changed = { ...document, document: { ...document.document, value } }
  return withVersions(identifyResources([changed]))[0]!
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((it, step) => (it as { [key: string]: Json })[step] ?? null, value)
}

function replace(value: Json, path: Path, by: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((it, i) => (i === step ? replace(it, rest, by) : it))
  const map = value as { readonly [key: string]: Json }
  return Object.assign(Object.create(null), map, { [step]: replace(map[step] ?? null, rest, by) })
}
