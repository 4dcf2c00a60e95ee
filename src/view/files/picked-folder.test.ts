import { expect, it } from 'vitest'
import { inPickedFolder } from './picked-folder.ts'

const files = (...names: string[]) => names.map(name => ({ name, text: '' }))

it('takes the paths in a folder from files that lie in one', () => {
  expect(inPickedFolder(files('shop/a.yaml', 'shop/sub/b.yaml'))).toEqual({
    name: 'shop',
    files: files('a.yaml', 'sub/b.yaml'),
  })
  expect(inPickedFolder(files('shop/a/b.yaml'))?.files).toEqual(files('a/b.yaml'))
})

it('leaves files alone that lie beside each other', () => {
  for (const names of [
    [],
    ['a.yaml'],
    ['shop/a.yaml', 'b.yaml'],
    ['shop/a.yaml', 'shopping/b.yaml'],
    ['/a.yaml'],
  ])
    expect(inPickedFolder(files(...names)), names.join()).toBeUndefined()
})
