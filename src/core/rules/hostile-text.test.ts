import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { analyze } from '../analyze.ts'
import type { FieldType } from '../kinds/field.ts'
import { kindNamed, kinds } from '../kinds/index.ts'
import type { Path } from '../yaml/path.ts'

/** What a careless or hostile hand may write in the place of any field. */
const values = [
  'null',
  '""',
  '0',
  '-1',
  '1e400',
  'true',
  '[]',
  '{}',
  `"${'x'.repeat(100_000)}"`,
  '*root',
  '__proto__',
  'constructor',
  '{__proto__: 1}',
  '{constructor: {prototype: 1}}',
  '[[]]',
  '.nan',
  '!!binary x',
  '!<tag:x> y',
]

/** Every place of a kind's spec, lists and maps entered once. */
function placesOf(type: FieldType, path: Path, depth = 0): Path[] {
  if (depth > 9) return []
  switch (type.type) {
    case 'object':
      return Object.entries(type.fields).flatMap(([name, field]) => [
        [...path, name],
        ...placesOf(field.is, [...path, name], depth + 1),
      ])
    case 'list':
      return [[...path, 0], ...placesOf(type.items, [...path, 0], depth + 1)]
    case 'map':
      return [[...path, 'key'], ...placesOf(type.values, [...path, 'key'], depth + 1)]
    default:
      return []
  }
}

const places = kinds.flatMap(kind =>
  placesOf(kind.spec.is, ['spec']).map(path => ({ kind: kind.kind, path })),
)

/** A document whose only content is the value at the place, in flow style from `spec` on. */
function documentWith(kind: string, path: Path, value: string): string {
  const described = kindNamed(kind)
  const inner = path
    .slice(1)
    .reduceRight<string>((it, step) => (typeof step === 'number' ? `[${it}]` : `{"${step}": ${it}}`), value)
  return `apiVersion: ${described?.group}/${described?.versions[0]}\nkind: ${kind}\nmetadata:\n  name: a\nspec: &root ${inner}\n`
}

describe('any value in any field of any kind', () => {
  it('gets a verdict, never an exception, never a hang', () => {
    expect(places.length).toBeGreaterThan(500)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...values), ({ kind, path }, value) => {
        const text = documentWith(kind, path, value)
        const { diagnostics, documents } = analyze([{ name: 'a.yaml', text }])
        expect(documents.length).toBeGreaterThan(0)
        for (const it of diagnostics) {
          expect(it.from).toBeLessThanOrEqual(it.to)
          expect(it.to).toBeLessThanOrEqual(text.length)
          expect(it.message.length, it.rule).toBeLessThan(2_000)
        }
      }),
      { numRuns: 400 },
    )
  })
})
