import { describe, expect, it } from 'vitest'
import { analyze } from '../core/analyze.ts'
import { manyResources } from './many-resources.ts'

describe('manyResources', () => {
  it('holds as many resources as asked for, in files of different names', () => {
    for (const count of [0, 1, 2, 40, 41, 200, 1000]) {
      const files = manyResources(count)
      const kinds = files.flatMap(it => [...it.text.matchAll(/^kind: (\w+)$/gm)])
      expect(kinds.length).toBe(count)
      expect(new Set(files.map(it => it.name)).size).toBe(files.length)
    }
  })

  it('makes a shop that nothing is wrong with', () => {
    expect(analyze(manyResources(200)).diagnostics).toEqual([])
  })

  it('gives the same text every time', () => {
    expect(manyResources(200)).toEqual(manyResources(200))
  })
})
