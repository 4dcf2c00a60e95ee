import { describe, expect, it } from 'vitest'
import { readAll } from './files.ts'

const limits = { file: 2 * 1024 * 1024, total: 3 * 1024 * 1024, count: 3 }
const found = (name: string, size: number) => ({ name, file: new File([new Uint8Array(size)], name) })
const mega = 1024 * 1024

describe('readAll', () => {
  it('reads the bytes of every file under its path', async () => {
    const { files, refused } = await readAll(
      [{ name: 'a/b.yaml', file: new File(['x: 1'], 'b.yaml') }],
      limits,
    )
    expect(files).toEqual([{ name: 'a/b.yaml', bytes: new Uint8Array([120, 58, 32, 49]) }])
    expect(refused).toEqual([])
  })

  it('leaves out a file that is too large and says how large it may be', async () => {
    const { files, refused } = await readAll([found('big', 2.5 * mega), found('small', 1)], limits)
    expect(files.map(it => it.name)).toEqual(['small'])
    expect(refused).toEqual([{ name: 'big', reason: 'is 2.5 MB; the limit is 2 MB' }])
  })

  it('stops at the total and at the count', async () => {
    const total = await readAll([found('a', 2 * mega), found('b', 2 * mega), found('c', mega)], limits)
    expect(total.files.map(it => it.name)).toEqual(['a', 'c'])
    const count = await readAll(
      ['a', 'b', 'c', 'd'].map(it => found(it, 1)),
      limits,
    )
    expect(count.refused).toEqual([{ name: 'd', reason: 'exceeds the limit of 3 files' }])
  })

  it('names a file that cannot be read', async () => {
    const file = Object.assign(new File(['x'], 'gone'), {
      arrayBuffer: () => Promise.reject(new Error('gone')),
    })
    expect((await readAll([{ name: 'gone', file }], limits)).refused).toEqual([
      { name: 'gone', reason: 'could not be read' },
    ])
  })
})
