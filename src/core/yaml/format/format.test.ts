import { describe, expect, it } from 'vitest'
import { formattingFault } from '../../../testing/formatting-fault.ts'
import { nastyFiles } from '../../../testing/nasty-files.ts'
import fc from '../../../testing/property.ts'
import { recording } from '../../../testing/recordings.ts'
import { suiteCases } from '../../../testing/yaml-suite.ts'
import { applyEdits } from '../../text/text-edit.ts'
import { formatFile } from './format-file.ts'
import { formatLineAbove, formatRange } from './format-range.ts'
import type { FormatOptions } from './format-style.ts'

const recorded = recording('conformance/yaml.jsonl.gz')

function formatted(text: string, options?: FormatOptions): string {
  return applyEdits(text, formatFile(text, options).edits)
}

describe('formatting a file', () => {
  it('lays out indentation, gaps, blank lines and line ends, and keeps comments with what they are about', () => {
    expect(
      formatted(`

apiVersion:   v1
kind :   Gateway   # what
metadata:
      name:  x   # c
      # about labels
      labels:
            a:   b
      # end of metadata
spec:
      servers:
      -     port:
               number: 80   


            # hosts
            hosts:   [a,
                      b]
      # - old:


---   # next

a:
-   b

`),
    ).toBe(`apiVersion: v1
kind: Gateway   # what
metadata:
  name: x   # c
  # about labels
  labels:
    a: b
  # end of metadata
spec:
  servers:
  - port:
      number: 80

    # hosts
    hosts: [a,
              b]
  # - old:
--- # next
a:
- b
`)
  })

  it('moves block scalars with their key, and keeps their blanks and blank lines', () => {
    expect(
      formatted('a:\n  b: |+\n         one   \n           two\n\n         three\n\n\n  c: >2-\n      x\n'),
    ).toBe('a:\n  b: |+\n    one   \n      two\n\n    three\n\n\n  c: >2-\n      x\n')
  })

  it('keeps the quoting, anchors, tags, and brackets', () => {
    const text = `a: &x {b: 'c',  d: "e"}\nf: !!str   80\ng: *x\n`
    expect(formatted(text)).toBe(text)
  })

  it('has dashes as most of the document has them, or as it is told', () => {
    const indented = 'a:\n  - b\nc:\n  - d\ne:\n- f\n'
    const flush = 'a:\n- b\nc:\n- d\ne:\n- f\n'
    expect(formatted(indented)).toBe('a:\n  - b\nc:\n  - d\ne:\n  - f\n')
    expect(formatted(indented, { lists: 'flush' })).toBe(flush)
    expect(formatted(flush, { lists: 'indented', indent: 4 })).toBe('a:\n    - b\nc:\n    - d\ne:\n    - f\n')
  })

  it('keeps the line ends of the file and adds the one that is missing', () => {
    expect(formatted('a:  1\r\n\r\n\r\nb: 2')).toBe('a: 1\r\n\r\nb: 2\r\n')
  })

  it('leaves a document alone that cannot be read, and says where it begins', () => {
    const text = 'a:   1\n---\nb:   [\n'
    expect(formatFile(text)).toEqual({ edits: [{ from: 2, to: 5, insert: ' ' }], unread: [7] })
  })

  it('changes blanks and line breaks only, keeps what is read, and has nothing to do a second time', () => {
    const own = [...suiteCases.map(it => it.yaml), ...nastyFiles.map(it => it.text)]
    expect(own.filter(it => formattingFault(it) !== undefined)).toEqual([])
  })

  it('leaves no blanks at the end of a line of the YAML test suite that can be read', () => {
    // Where a layout would be read otherwise nothing is done at all; so that something is shows that none is.
    const untidy = suiteCases.filter(it => !it.fails && / \n/.test(it.yaml) && !/[|>"']/.test(it.yaml))
    expect(
      untidy.filter(it => / \n/.test(formatted(it.yaml)) && formatFile(it.yaml).unread.length === 0),
    ).toEqual([])
  })

  it.skipIf(!recorded.isThere)('does so for recorded texts with any settings', () => {
    const texts = recorded.lines().map(it => (JSON.parse(it) as { yaml: string }).yaml)
    const options = fc.record({
      indent: fc.constantFrom(2, 3, 4),
      lists: fc.constantFrom('indented', 'flush'),
    })
    fc.assert(
      fc.property(fc.constantFrom(...texts), options, (text, it) => {
        expect(formattingFault(text, it as FormatOptions)).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})

describe('formatting a selection', () => {
  const text = 'a:   1\nb:\n    c:   2\n    d:   3\ne:   4\n'

  it('changes the lines of the selection only', () => {
    expect(applyEdits(text, formatRange(text, { from: 0, to: 7 }, { indent: 4 }))).toBe(
      text.replace('a:   1', 'a: 1'),
    )
  })

  it('takes along what has to move with them', () => {
    const at = text.indexOf('c:')
    expect(applyEdits(text, formatRange(text, { from: at, to: at }, { indent: 2 }))).toBe(
      'a:   1\nb:\n  c: 2\n  d: 3\ne:   4\n',
    )
  })

  it('never changes what is read, wherever it begins and ends', () => {
    const files = nastyFiles.filter(it => it.text.length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(), ({ text: nasty }, a, b) => {
        const ends = [a % nasty.length, b % nasty.length].sort((x, y) => x - y)
        const edits = formatRange(nasty, { from: ends[0]!, to: ends[1]! }, { indent: 3, lists: 'indented' })
        expect(formattingFault(nasty, undefined, edits)).toBeUndefined()
      }),
    )
  })
})

describe('formatting as one types', () => {
  it('lays out the line that Enter leaves', () => {
    const text = 'a:\n  b:   1  \n  \n  c: 2\n'
    const offset = text.indexOf('\n  \n') + 3
    expect(applyEdits(text, formatLineAbove(text, offset))).toBe('a:\n  b: 1\n  \n  c: 2\n')
  })

  it('does nothing that would be read otherwise, and nothing while the text cannot be read', () => {
    const text = 'a:\n   b: 1\n   c: 2\n'
    expect(formatLineAbove(text, text.indexOf('   c'))).toEqual([])
    expect(formatLineAbove('a:   [\n', 7)).toEqual([])
  })
})
