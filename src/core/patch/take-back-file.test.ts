import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { compareFiles } from './compare-files.ts'
import { nameOf, takeBackFile } from './take-back-file.ts'

function told(before: Record<string, string>, now: Record<string, string>): string[] {
  return compareFiles(filesOf(before), filesOf(now)).map(it =>
    it.type === 'renamed' ? `${it.before.name} → ${it.after.name}` : `${nameOf(it)} ${it.type}`,
  )
}

function filesOf(texts: Record<string, string>): Files {
  return Object.entries(texts).map(([name, text]) => ({ name, text }))
}

it.each([
  [{ a: '1' }, { a: '1' }, []],
  [{ a: '1', b: '2' }, { a: '1', b: '3' }, ['b changed']],
  [{ a: '1' }, { a: '1', b: '2' }, ['b added']],
  [{ a: '1', b: '2' }, { b: '2' }, ['a removed']],
  [{ a: '1\n' }, { b: '1\n' }, ['a → b']],
  [{ a: '1\n2\n3\n' }, { b: '1\n2\n4\n' }, ['a → b']],
  [{ a: '1\n2\n3\n' }, { b: '1\n5\n4\n' }, ['b added', 'a removed']],
  [{ a: '1\n2\n', b: '1\n2\n3\n' }, { c: '1\n2\n3\n', d: '1\n2\n' }, ['b → c', 'a → d']],
  [{ a: '' }, { b: '' }, ['b added', 'a removed']],
])('from %j to %j are told file by file', (before, now, expected) => {
  expect(told(before as Record<string, string>, now as Record<string, string>)).toEqual(expected)
})

it('taken back one after the other give the older files', () => {
  const texts = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.array(fc.constantFrom('1\n', '2\n', '3\r\n', '4'), { maxLength: 5 }).map(it => it.join('')),
  )
  fc.assert(
    fc.property(texts, texts, fc.nat(), (older, newer, pick) => {
      const before = filesOf(older)
      let now = filesOf(newer)
      for (let left = compareFiles(before, now); left.length > 0; left = compareFiles(before, now)) {
        now = applyChanges(now, takeBackFile(left[pick % left.length]!, before, now))
        expect(compareFiles(before, now).length).toBeLessThan(left.length)
      }
      const sorted = (files: Files) => files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      expect(sorted(now)).toEqual(sorted(before))
    }),
  )
})
