import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import type { Files } from '../text/file-change.ts'
import { mergeFiles } from './merge-files.ts'

const doc = (name: string, value = 'as it was') =>
  `kind: Gateway\nmetadata:\n  name: ${name}\nspec: ${value}\n`
const file = (...texts: string[]): Files => [{ name: 'a.yaml', text: texts.join('---\n') }]

function merge(base: Files, mine: Files, theirs: Files) {
  const { files, conflicts } = mergeFiles(base, mine, theirs)
  return { text: files.map(it => it.text).join('|'), conflicts: conflicts.map(it => it.document ?? it.file) }
}

describe('one file that both sides changed', () => {
  it.each<[string, Files, Files, Files, string, string[]]>([
    [
      'takes changes of two documents',
      file(doc('x'), doc('z')),
      file(doc('x', 'mine'), doc('z')),
      file(doc('x'), doc('z', 'theirs')),
      `${doc('x', 'mine')}---\n${doc('z', 'theirs')}`,
      [],
    ],
    [
      'takes what is new in both, each behind what it follows',
      file(doc('x')),
      file(doc('x'), doc('mine')),
      file(doc('theirs'), doc('x')),
      [doc('theirs'), doc('x'), doc('mine')].join('---\n'),
      [],
    ],
    [
      'takes the same change once',
      file(doc('x'), doc('z')),
      file(doc('x', 'same'), doc('z', 'mine')),
      file(doc('x', 'same'), doc('z')),
      `${doc('x', 'same')}---\n${doc('z', 'mine')}`,
      [],
    ],
    [
      'asks where one document was changed in two ways, and keeps mine meanwhile',
      file(doc('x'), doc('z')),
      file(doc('x', 'mine'), doc('z')),
      file(doc('x', 'theirs'), doc('z', 'theirs')),
      `${doc('x', 'mine')}---\n${doc('z', 'theirs')}`,
      ['Gateway x'],
    ],
    [
      'asks where one side deleted what the other changed',
      file(doc('x'), doc('z')),
      file(doc('x')),
      file(doc('x'), doc('z', 'theirs')),
      doc('x'),
      ['Gateway z'],
    ],
    [
      'asks of a text that is not read to its end as a whole',
      file('a: 1\n'),
      file('a: 2\n...\nb: 1\n'),
      file('a: 3\n'),
      'a: 2\n...\nb: 1\n',
      ['a.yaml'],
    ],
    [
      'ends a document before another comes behind it',
      file(doc('x')),
      file(doc('x').trimEnd()),
      file(doc('x'), doc('z')),
      `${doc('x').trimEnd()}\n---\n${doc('z')}`,
      [],
    ],
    [
      'keeps CRLF',
      file(doc('x').replaceAll('\n', '\r\n')),
      file(doc('x', 'mine').replaceAll('\n', '\r\n')),
      [{ name: 'a.yaml', text: `${doc('z')}---\n${doc('x')}`.replaceAll('\n', '\r\n') }],
      `${doc('z')}---\n${doc('x', 'mine')}`.replaceAll('\n', '\r\n'),
      [],
    ],
    [
      'keeps a byte-order mark at the beginning',
      file(`\uFEFF${doc('x')}`),
      file(`\uFEFF${doc('x', 'mine')}`),
      file(`\uFEFF${doc('z')}`, doc('x')),
      `\uFEFF${doc('z')}---\n${doc('x', 'mine')}`,
      [],
    ],
  ])('%s', (_, base, mine, theirs, text, conflicts) => {
    expect(merge(base, mine, theirs)).toEqual({ text, conflicts })
  })

  it('follows the choice', () => {
    const [base, mine, theirs] = [file(doc('x')), file(doc('x', 'mine')), file(doc('x', 'theirs'))]
    for (const [choice, chosen] of [
      ['mine', mine],
      ['theirs', theirs],
    ] as const)
      expect(mergeFiles(base, mine, theirs, () => choice)).toEqual({ files: chosen, conflicts: [] })
  })
})

describe('several files', () => {
  const named = (name: string, text: string) => ({ name, text })
  it('changes a file under the name that the other side gave it', () => {
    const long = doc('x', 'a value of many words, so that it is the same file')
    const base = [named('a.yaml', long)]
    const renamed = [named('b.yaml', long)]
    const changed = [named('a.yaml', long + doc('z').replace('kind', '---\nkind'))]
    for (const merged of [mergeFiles(base, renamed, changed), mergeFiles(base, changed, renamed)])
      expect(merged).toEqual({ files: [named('b.yaml', changed[0]!.text)], conflicts: [] })
  })

  it('asks of a file that one side deleted and the other changed', () => {
    const base = [named('a.yaml', doc('x')), named('b.yaml', doc('z'))]
    const { files, conflicts } = mergeFiles(base, [base[0]!], [base[0]!, named('b.yaml', 'kind: Other\n')])
    expect(files).toEqual([base[0]])
    expect(conflicts).toEqual([{ file: 'b.yaml', base: doc('z'), mine: undefined, theirs: 'kind: Other\n' }])
  })
})

/** What is in a file: documents by name, with a value. */
const documents = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2', '3'), {
  noNullPrototype: true,
})
const content = fc.dictionary(fc.constantFrom('f.yaml', 'g.yaml', 'h.yaml'), documents, {
  noNullPrototype: true,
})
const filesOf = (content: Record<string, Record<string, string>>): Files =>
  Object.entries(content).map(([name, docs]) => ({
    name,
    text: Object.entries(docs)
      .map(([it, value]) => doc(it, value))
      .join('---\n'),
  }))
const nastyText = fc
  .array(
    fc.constantFrom(
      '---\n',
      '--- x\n',
      '...\n',
      '# c\n',
      'a: 1\n',
      '{a: 1}',
      '\r\n',
      '%YAML 1.2\n',
      '\uFEFF',
      doc('x'),
      ' - |\n',
    ),
  )
  .map(it => it.join(''))
const nasty = fc.uniqueArray(fc.record({ name: fc.constantFrom('f', 'g'), text: nastyText }), {
  selector: it => it.name,
})

describe('any three sides', () => {
  it('are theirs where mine changed nothing, mine where theirs changed nothing, and the same where both did the same', () => {
    fc.assert(
      fc.property(nasty, nasty, (base, side) => {
        const byName = (files: Files) => files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
        for (const [mine, theirs] of [
          [base, side],
          [side, base],
          [side, side],
        ] as const) {
          const merged = mergeFiles(base, mine, theirs)
          expect({ ...merged, files: byName(merged.files) }).toEqual({ files: byName(side), conflicts: [] })
        }
      }),
    )
  })

  it('lose nothing: what a side wrote is in the result or in a conflict, unless the other side alone changed it', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (base, mine, theirs) => {
        const { files, conflicts } = mergeFiles(base, mine, theirs)
        const told = [
          ...files.map(it => it.text),
          ...conflicts.flatMap(it => [it.mine ?? '', it.theirs ?? '']),
        ].join('\n')
        const before = base.map(it => it.text).join('\n')
        // A byte-order mark and markers between documents are of the file, not of what a side wrote.
        for (const { text } of [...mine, ...theirs])
          for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/))
            if (!before.includes(line) && !/^(---|\.\.\.)$/.test(line)) expect(told).toContain(line)
      }),
    )
  })

  it('that changed different documents give both changes', () => {
    fc.assert(
      fc.property(content, content, content, (base, left, right) => {
        // Mine changes documents a to c only, theirs d and e.
        const pick = (file: string, isMine: boolean, from: typeof base) =>
          Object.fromEntries(Object.entries(from[file] ?? {}).filter(([it]) => it < 'd' === isMine))
        const names = Object.keys(base)
        const made = (mine: typeof base, theirs: typeof base) =>
          Object.fromEntries(names.map(it => [it, { ...pick(it, true, mine), ...pick(it, false, theirs) }]))
        const [was, mine, theirs, both] = [
          made(base, base),
          made(left, base),
          made(base, right),
          made(left, right),
        ]
        const { files, conflicts } = mergeFiles(filesOf(was), filesOf(mine), filesOf(theirs))
        const sorted = (text: string) => text.split('---\n').toSorted()
        expect(conflicts).toEqual([])
        expect(files.map(it => [it.name, sorted(it.text)]).toSorted()).toEqual(
          filesOf(both)
            .map(it => [it.name, sorted(it.text)])
            .toSorted(),
        )
      }),
    )
  })

  it('have no conflict left once each has a choice', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (base, mine, theirs) => {
        expect(mergeFiles(base, mine, theirs, () => 'theirs').conflicts).toEqual([])
      }),
    )
  })
})
