import { expect, it } from 'vitest'
import { fileLines } from './file-lines.ts'

const said = (...names: string[]) =>
  fileLines(names).map(it => (it.type === 'folder' ? `[${it.name}]` : it.name))

it('names a folder above the first of its files, and again when it is come back to', () => {
  expect(said('a.yaml', 'x/b.yaml', 'x/c.yaml', 'x/y/d.yaml', 'e.yaml', 'x/f.yaml')).toEqual([
    'a.yaml',
    '[x]',
    'x/b.yaml',
    'x/c.yaml',
    '[x/y]',
    'x/y/d.yaml',
    'e.yaml',
    '[x]',
    'x/f.yaml',
  ])
  expect(said()).toEqual([])
})
