import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { readDocument } from '../read-document.ts'
import type { Json } from '../source-document.ts'
import { writeDocument } from './render-value.ts'
import { writeString } from './write-scalar.ts'

// Text as people write it, and text made of what YAML gives a meaning to.
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...': |# |\n| |- |-|1|.|0x|e|y|on|~|&|*|!|%|@|`|"|\'|[|]|{|}|,|?|<<|\t|\r|\u0085|\u2028|\uFEFF|null|---|...|:|é'.split(
          '|',
        ),
      ),
      { maxLength: 6 },
    )
    .map(it => it.join('')),
)

describe('writing values', () => {
  it('writes any text so that it reads back as itself, in blocks and in brackets', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('single' as const, 'double' as const), (text, quote) => {
        expect(readDocument(`a: ${writeString(text, 'block', quote)}\n`).value).toEqual({ a: text })
        expect(readDocument(`a: [${writeString(text, 'flow', quote)}]\n`).value).toEqual({ a: [text] })
      }),
      { numRuns: 1500 },
    )
  })

  it('writes any value as a document that reads back as that value', () => {
    const { value: values } = fc.letrec<{ value: Json }>(tie => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        texts,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map(it => it + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(texts, tie('value'), { maxKeys: 4, noNullPrototype: false }),
      ),
    }))
    const habits = fc.record({
      indent: fc.integer({ min: 1, max: 4 }),
      dashIndent: fc.constantFrom(0, 2),
      lineBreak: fc.constantFrom('\n', '\r\n'),
    })
    fc.assert(
      fc.property(values, habits, (value, style) => {
        const document = readDocument(writeDocument({ value }, style))
        expect(document.faults).toEqual([])
        expect(JSON.stringify(document.value)).toBe(JSON.stringify({ value }))
      }),
      { numRuns: 400 },
    )
  })

  it('is plain where it can be', () => {
    expect(
      writeDocument({
        kind: 'Gateway',
        spec: { hosts: ['*.example.com', 'a.example.com'], empty: {}, list: [[1], {}] },
      }),
    ).toBe(
      'kind: Gateway\nspec:\n  hosts:\n  - "*.example.com"\n  - a.example.com\n  empty: {}\n  list:\n  - - 1\n  - {}\n',
    )
  })
})
