import { expect, it } from 'vitest'
import { replacedTable } from './replaced-table.ts'

const table = new Map(Array.from({ length: 200 }, (_, i) => [`key-${i}`, i] as const))

it('is in everything as the table would be with the values in it', () => {
  for (const count of [1, 3, 64, 65, 200]) {
    const values = Array.from({ length: count }, (_, i) => [`key-${i * 7}`, -i] as const)
    const replaced = replacedTable(table, values)
    const wanted = new Map<string, number>(table)
    for (const [key, value] of values) if (table.has(key)) wanted.set(key, value)
    expect([...replaced]).toEqual([...wanted])
    expect([...replaced.entries()]).toEqual([...wanted])
    expect([...replaced.keys()]).toEqual([...wanted.keys()])
    expect([...replaced.values()]).toEqual([...wanted.values()])
    expect(replaced.size).toBe(wanted.size)
    expect(replaced.has('key-7')).toBe(true)
    expect(replaced.get('key-7')).toBe(wanted.get('key-7'))
    const visited: [string, number][] = []
    replaced.forEach((value, key) => void visited.push([key, value]))
    expect(visited).toEqual([...wanted])
  }
  expect(table.get('key-7')).toBe(7)
})

it('goes on from one that was made before, which stays as it was', () => {
  let last: ReadonlyMap<string, number> = table
  const all: ReadonlyMap<string, number>[] = []
  for (let i = 0; i < 150; i++) {
    last = replacedTable(last, [[`key-${i}`, 1000 + i]])
    all.push(last)
  }
  expect(last.get('key-149')).toBe(1149)
  expect(last.get('key-150')).toBe(150)
  expect(all[10]?.get('key-10')).toBe(1010)
  expect(all[10]?.get('key-11')).toBe(11)
  expect([...last.values()].filter(it => it >= 1000)).toHaveLength(150)
})

it('keeps a value that is undefined', () => {
  const replaced = replacedTable<string, number | undefined>(new Map([['a', 1]]), [['a', undefined]])
  expect(replaced.get('a')).toBeUndefined()
  expect([...replaced]).toEqual([['a', undefined]])
})

it('is the table itself where nothing in it is replaced', () => {
  expect(replacedTable(table, [['other', 1]])).toBe(table)
  expect(replacedTable(table, [])).toBe(table)
})
