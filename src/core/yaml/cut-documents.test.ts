import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { cutDocuments } from './cut-documents.ts'

function cut(text: string): string[] {
  return cutDocuments(text).map(it => (it.skipped ? 'skipped ' : '') + text.slice(it.from, it.to))
}

describe('cutDocuments', () => {
  it('begins a document at each ---', () => {
    expect(cut('a: 1\n---\nb: 2\n--- \nc: 3')).toEqual(['a: 1\n', '---\nb: 2\n', '--- \nc: 3'])
    expect(cut('---\na: 1\n---\n')).toEqual(['---\na: 1\n', '---\n'])
    expect(cut('a: 1\r\n---\r\nb: 2\r\n')).toEqual(['a: 1\r\n', '---\r\nb: 2\r\n'])
  })

  it('takes only what stands at the very beginning of a line for a marker', () => {
    expect(cut('a: |\n  ---\n b: 1\n ---\n')).toHaveLength(1)
    expect(cut('a\r---\rb')).toHaveLength(1)
    expect(cut('a: |\n  x\n---\nb: 1')).toEqual(['a: |\n  x\n', '---\nb: 1'])
  })

  it('gives comments before the first marker to the document they stand above', () => {
    expect(cut('# head\n\n---\na: 1\n')).toEqual(['# head\n\n---\na: 1\n'])
    expect(cut('\uFEFF---\na: 1\n---\nb: 2\n')).toEqual(['\uFEFF---\na: 1\n', '---\nb: 2\n'])
  })

  it('keeps a directive apart, as Kubernetes does', () => {
    expect(cut('%YAML 1.2\n---\na: 1\n')).toEqual(['%YAML 1.2\n', '---\na: 1\n'])
  })

  it('ends a document behind its ...', () => {
    expect(cut('a: 1\n...\n# next\n---\nb: 2\n...\n')).toEqual(['a: 1\n...\n', '# next\n---\nb: 2\n...\n'])
    expect(cut('a: 1\n...\n# end\n')).toEqual(['a: 1\n...\n# end\n'])
  })

  it('takes a comment behind a marker', () => {
    expect(cut('a: 1\n--- # b\nb: 2\n---#c\nc: 3\n')).toEqual(['a: 1\n', '--- # b\nb: 2\n', '---#c\nc: 3\n'])
    expect(cut('a: 1\n---\u0085\nb: 2\n')).toEqual(['a: 1\n', '---\u0085\nb: 2\n'])
  })

  it('marks what kubectl passes over', () => {
    expect(cut('a: 1\n...\nb: 2\n')).toEqual(['a: 1\n...\n', 'skipped b: 2\n'])
    expect(cut('--- # a\na: 1\n')).toEqual(['--- # a\na: 1\n'])
  })

  it.each(['--- {a: 1}', '---x', '----', '--- |'])(
    'ends all reading at %j, which belongs to what it refuses',
    line => {
      expect(cut(`a: 1\n---\nb: 2\n${line}\nc: 3\n---\nd: 4\n`)).toEqual([
        'a: 1\n',
        `---\nb: 2\n${line}\n`,
        'skipped c: 3\n',
        'skipped ---\nd: 4\n',
      ])
      expect(cut(`a: 1\n...\nb: 2\n${line}\n`)).toEqual([`a: 1\n...\nb: 2\n${line}\n`])
    },
  )

  it('tells where a marker is read with what stands below it', () => {
    const marked = (text: string) => cutDocuments(text).map(it => it.marked ?? false)
    expect(marked('---\n{a: 1}\n---\n{b: 2}\n')).toEqual([true, false])
    expect(marked('a: 1\n---\n---\n{b: 2}\n')).toEqual([false, false, true])
    expect(marked('# c\n---\n{b: 2}\n')).toEqual([false])
    expect(marked('---\n%YAML 1.1\n')).toEqual([true])
  })

  it('covers every unit of any text, in order', () => {
    const lines = fc.constantFrom('---', '--- # c', '...', '# c', '', 'a: 1', '  ---', '%YAML 1.1', '---x')
    const texts = fc.tuple(fc.array(lines, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    fc.assert(
      fc.property(texts, ([all, lineBreak, ended]) => {
        const text = all.join(lineBreak) + (ended ? lineBreak : '')
        const cuts = cutDocuments(text)
        expect(cuts.map(it => text.slice(it.from, it.to)).join('')).toBe(text)
        expect(cuts.slice(1).every((it, i) => it.from === cuts[i]!.to && it.to > it.from)).toBe(true)
        // A document cut out is one document.
        for (const { from, to } of cuts) expect(cutDocuments(text.slice(from, to))).toHaveLength(1)
      }),
    )
  })
})
