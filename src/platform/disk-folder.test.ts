import { expect, it } from 'vitest'
import { FolderError } from '../workspace/folder/folder.ts'
import { diskFault, diskFolder } from './disk-folder.ts'

const root = 'The folder “shop”'

it.each([
  ['NotAllowedError', 'a.yaml', 'access', 'The browser no longer allows this page to use the folder.'],
  ['QuotaExceededError', 'a.yaml', 'full', 'The disk has no room left for a.yaml.'],
  ['NotFoundError', root, 'gone', `${root} is no longer there: it was moved, renamed or deleted.`],
  ['NotFoundError', 'a.yaml', 'file', 'a.yaml was moved or deleted while it was written.'],
  ['NoModificationAllowedError', 'a.yaml', 'file', 'a.yaml is in use by another program or page.'],
  ['NotReadableError', 'a.yaml', 'file', 'a.yaml could not be read or written: why'],
])('%s of %s is said', (name, subject, reason, message) => {
  expect(diskFault(new DOMException('why', name), subject)).toEqual({ reason, message })
})

interface Fake {
  readonly name: string
  readonly [key: string]: unknown
}

function file(name: string, text: string): Fake {
  return { kind: 'file', name, getFile: async () => new File([text], name, { lastModified: 7 }) }
}

/** As much of a handle as reading needs. */
function folder(name: string, ...children: Fake[]): Fake {
  const find = async (wanted: string) => {
    const child = children.find(it => it.name === wanted)
    if (!child) throw new DOMException('no such entry', 'NotFoundError')
    return child
  }
  async function* values() {
    yield* children
  }
  return { kind: 'directory', name, values, getDirectoryHandle: find, getFileHandle: find }
}

const shop = diskFolder(
  folder(
    'shop',
    file('b.yml', 'b: 1'),
    file('a.json', '{}'),
    file('README.md', '#'),
    file('.hidden.yaml', ''),
    file('two  \u200bblanks.yaml', ''),
    folder('.git', file('x.yaml', '')),
    folder('node_modules', file('x.json', '')),
    folder('deep', folder('er', file('c.yaml', 'c: 1'))),
    { kind: 'file', name: 'huge.yaml', getFile: async () => ({ size: 25 * 1024 * 1024, lastModified: 7 }) },
  ) as unknown as FileSystemDirectoryHandle,
)

it('a folder lists its configuration by path, without what is hidden, of a package manager or too large', async () => {
  expect(await shop.list()).toEqual({
    files: [
      { path: 'a.json', stamp: '7 2' },
      { path: 'b.yml', stamp: '7 4' },
      { path: 'deep/er/c.yaml', stamp: '7 4' },
    ],
    refused: [{ name: 'huge.yaml', reason: 'is 25 MB; the limit is 20 MB' }],
  })
})

it('a file of a folder is read by its path, and one that is not there is none', async () => {
  expect(new TextDecoder().decode(await shop.read('deep/er/c.yaml'))).toBe('c: 1')
  expect(await shop.read('deep/other.yaml')).toBeUndefined()
  expect(await shop.read('nowhere/c.yaml')).toBeUndefined()
  expect(await shop.access()).toBe('granted')
})

it('a folder that may not be read says so', async () => {
  const values = () => {
    throw new DOMException('', 'NotAllowedError')
  }
  const closed = diskFolder({ name: 'shop', values } as unknown as FileSystemDirectoryHandle)
  await expect(closed.list()).rejects.toThrow(FolderError)
})
