import { expect, it } from 'vitest'
import { changedEntries } from '../model/memo.ts'
import { compareTables, isChanged, lookupsIn, onlyOnce, recordLookups, type Tables } from './lookups.ts'

interface Named {
  readonly names: ReadonlyMap<string, number>
}

const named = (a: number, b: number): Named => ({
  names: new Map([
    ['a', a],
    ['b', b],
  ]),
})
const lookupsInNames = () => lookupsIn(({ names }: Named) => names, changedEntries)

function lookAt(key: string, lookups: ReturnType<typeof lookupsInNames>, of: Named) {
  const tables: Tables = new Map()
  const { lookups: made } = recordLookups(tables, () => lookups.note(key, of.names))
  return { made: made[0]!, tables }
}

it('a lookup is changed where the table has something else under its key', () => {
  const lookups = lookupsInNames()
  const before = named(1, 2)
  const [a, b] = [lookAt('a', lookups, before), lookAt('b', lookups, before)]
  compareTables(a.tables, named(1, 3))
  expect([isChanged(a.made), isChanged(b.made)]).toEqual([false, true])
  compareTables(a.tables, before)
  expect([isChanged(a.made), isChanged(b.made)]).toEqual([false, false])
})

it('a comparison made while a table is made does not hide a change', () => {
  const lookups = lookupsInNames()
  const [first, second] = [named(1, 1), named(2, 1)]
  const a = lookAt('a', lookups, second)
  const made = new WeakMap<Named, ReadonlyMap<string, number>>()
  // The table of whoever still has the first names, to which the third return.
  const others = lookupsIn((of: Named) => {
    if (!made.has(of)) {
      lookups.compare(first.names, of)
      made.set(of, new Map())
    }
    return made.get(of)!
  }, changedEntries)
  a.tables.set(others, new Map())
  compareTables(a.tables, named(1, 1))
  expect(isChanged(a.made)).toBe(true)
})

it('what is computed once writes no lookup down, and counts as changed whatever changes', () => {
  const lookups = lookupsInNames()
  const tables: Tables = new Map()
  const once = onlyOnce(() =>
    recordLookups(tables, () => {
      lookups.note('a', named(1, 2).names)
      return 'made'
    }),
  )
  expect(once.result).toBe('made')
  expect(tables.size).toBe(0)
  expect(once.lookups.some(isChanged)).toBe(true)
  expect(lookAt('a', lookups, named(1, 2)).tables.size).toBe(1)
})
