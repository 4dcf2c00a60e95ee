import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import type { FieldType } from '../../kinds/field.ts'
import { apiVersionsOf, kinds } from '../../kinds/index.ts'
import { kubernetesKinds } from '../../kinds/kubernetes.ts'
import { identifyResources } from '../../model/identify.ts'
import type { Resource } from '../../model/resource.ts'
import { defaultSettings } from '../../settings.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Finding, Rule } from '../define-rule.ts'
import { checkDocumentWith } from '../engine/run-object-rules.ts'
import { fixesOf, toDiagnostics } from '../engine/to-diagnostics.ts'
import { rules } from './index.ts'

const hostile: Json[] = [
  null,
  '',
  0,
  -1,
  0.5,
  Number.MAX_VALUE,
  true,
  [],
  {},
  [null],
  [[{ a: 1 }]],
  'x'.repeat(100_000),
  '*',
  'unix://',
  JSON.parse('{"__proto__": {"constructor": 1}, "constructor": null, "": ""}') as Json,
]

describe('a value of any shape in any field', () => {
  it('is judged, never thrown at, and never hangs', () => {
    const places = [...kinds.flatMap(it => placesOf(it.spec.is, ['spec'])), ...metadataPlaces]
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...places),
        fc.constantFrom(...hostile),
        (kind, place, value) => {
          const object = put(
            { apiVersion: apiVersionsOf(kind)[0]!, kind: kind.kind, metadata: { name: 'a' } },
            place,
            value,
          )
          judge(object)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is judged in every field of every kind, one after the other', () => {
    for (const kind of kinds) {
      for (const place of placesOf(kind.spec.is, ['spec'])) {
        for (const value of hostile) {
          if (typeof value === 'string' && value.length > 1000) continue
          const object = put(
            { apiVersion: apiVersionsOf(kind)[0]!, kind: kind.kind, metadata: { name: 'a' } },
            place,
            value,
          )
          check(object)
        }
      }
    }
  })

  it("is judged in Kubernetes' own kinds", () => {
    for (const { kind, apiVersions, object } of kubernetesKinds)
      for (const place of placesOf(object, []))
        for (const value of hostile) judge(put({ apiVersion: apiVersions[0]!, kind }, place, value))
  })
})

const metadataPlaces = [
  ['metadata'],
  ['metadata', 'name'],
  ['metadata', 'labels'],
  ['metadata', 'labels', 'a'],
  ['status'],
]

/** The rules alone, on a value that no text stands behind. */
function check(value: { [key: string]: Json }): void {
  const resource = {
    ...textResource,
    kind: String(value.kind),
    apiVersion: String(value.apiVersion),
    value,
  } as Resource
  for (const rule of rules) if (rule.scope === 'object') rule.check(resource, () => {})
}

const textResource = identifyResources([
  { file: 'a.yaml', index: 0, offset: 0, document: readDocument('kind: Gateway') },
])[0]!.resources[0]!

/** The whole way: text, rules, diagnostics, and every fix, whose edits must lie in the text. */
function judge(value: Json): void {
  const text = JSON.stringify(value)
  const [document] = identifyResources([
    { file: 'a.yaml', index: 0, offset: 0, document: readDocument(text) },
  ])
  if (!document) return
  for (const rule of rules as readonly Rule[]) {
    const findings = checkDocumentWith(rule, document)
    toDiagnostics({ document, firstLine: 1, settings: defaultSettings }, findings)
    for (const { finding } of findings.slice(0, 3)) tryFixes(finding)
  }

  function tryFixes(finding: Finding): void {
    for (const fix of fixesOf(finding)) {
      if (!('edits' in fix)) continue
      for (const { from, to } of fix.edits(document!.document, [], 'name')) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(text.length)
      }
    }
  }
}

function placesOf(type: FieldType, path: string[]): string[][] {
  switch (type.type) {
    case 'object':
      return [
        path,
        ...Object.entries(type.fields).flatMap(([name, field]) => placesOf(field.is, [...path, name])),
      ]
    case 'map':
      return [path, ...placesOf(type.values, [...path, 'key'])]
    case 'list':
      return [path, ...placesOf(type.items, [...path, '[]'])]
    default:
      return [path]
  }
}

function put(value: Json, [step, ...rest]: readonly string[], leaf: Json): { [key: string]: Json } {
  const map = value as { [key: string]: Json }
  if (step === undefined) return leaf as { [key: string]: Json }
  if (step === '[]') return [put({}, rest, leaf)] as unknown as { [key: string]: Json }
  const below = Object.hasOwn(map, step) ? map[step]! : {}
  return { ...map, [step]: put(below, rest, leaf) }
}
