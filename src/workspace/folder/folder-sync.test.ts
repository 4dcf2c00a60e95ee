import { describe, expect, it } from 'vitest'
import { type MemoryFolder, memoryFolder, memoryFolderShelf } from '../../testing/memory-folder.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../create-workspace.ts'
import type { Storage } from '../storage.ts'
import type { Workspace } from '../workspace.ts'
import { resetWith } from '../workspace-store.ts'
import type { FolderShelf } from './folder.ts'
import { folderStore } from './folder-state.ts'
import { createFolderSync } from './folder-sync.ts'
import { nothingSeen, readFolder } from './read-folder.ts'

const doc = (name: string, value: string) => `kind: Gateway\nmetadata: {name: ${name}}\nspec: ${value}\n`
const two = `${doc('x', '1')}---\n${doc('z', '1')}`

const noStorage: Storage = {
  load: async () => ({}),
  save: async () => ({}),
  clear: async () => undefined,
}

function page(shelf: FolderShelf, id = 'shop', storage = noStorage) {
  const workspace = createWorkspace({
    analyzer: { analyze: () => new Promise(() => undefined), dispose() {}, ...noQuestions },
    now: () => 0,
    storage,
  })
  resetWith(workspace)
  const sync = createFolderSync(workspace, shelf, () => id)
  return { workspace, sync }
}

async function opened(folder: MemoryFolder, shelf = memoryFolderShelf(), storage = noStorage) {
  const { workspace, sync } = page(shelf, 'shop', storage)
  const read = await readFolder(folder, nothingSeen)
  workspace.load({ name: folder.name, files: read.files })
  sync.attach(folder, read)
  return { workspace, sync, shelf }
}

function texts(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(workspace.store.getState().files.map(it => [it.name, it.text]))
}

function replace(workspace: Workspace, file: string, text: string): void {
  const before = texts(workspace)[file]!
  workspace.apply('Edit', [{ type: 'edit', file, edits: [{ from: 0, to: before.length, insert: text }] }])
}

const connected = () => folderStore.getState().connected

describe('saved requests in a folder', () => {
  it('are read as such, and their file is neither shown, nor written, nor deleted', async () => {
    const requests = 'requests:\n- https://shop.example.com/\n'
    const folder = memoryFolder('shop', { 'a.yaml': doc('x', '1'), 'requests.yaml': requests })
    expect((await readFolder(folder, nothingSeen)).requests).toEqual([
      { name: 'https://shop.example.com/', request: 'https://shop.example.com/' },
    ])
    const { workspace, sync } = await opened(folder)
    expect(Object.keys(texts(workspace))).toEqual(['a.yaml'])
    replace(workspace, 'a.yaml', doc('x', '2'))
    await sync.save()
    folder.put('requests.yaml', `${requests}- https://shop.example.com/cart\n`)
    await sync.look()
    expect(Object.keys(texts(workspace))).toEqual(['a.yaml'])
    workspace.apply('Add', [{ type: 'create', file: 'requests.yaml', text: 'mine: 1\n' }])
    await sync.save()
    expect(folder.log).toEqual(['write a.yaml'])
  })
})

describe('saving to a folder', () => {
  it('writes what was changed, created, renamed and deleted, and nothing else, byte for byte', async () => {
    const before = {
      'a.yaml': '\uFEFFa: 1\r\n',
      'b.yaml': 'b: 1',
      'old.yaml': 'old: 1\n',
      'gone.yaml': 'gone\n',
    }
    const folder = memoryFolder('shop', before)
    const { workspace, sync } = await opened(folder)
    workspace.apply('Change', [
      { type: 'edit', file: 'a.yaml', edits: [{ from: 4, to: 5, insert: 'ü€😀' }] },
      { type: 'create', file: 'x/new.yaml', text: 'new: 1\n' },
      { type: 'rename', file: 'old.yaml', to: 'other.yaml' },
      { type: 'remove', file: 'gone.yaml' },
    ])
    const saved = await sync.save()
    expect(folder.texts()).toEqual({
      'a.yaml': '\uFEFFa: ü€😀\r\n',
      'b.yaml': 'b: 1',
      'other.yaml': 'old: 1\n',
      'x/new.yaml': 'new: 1\n',
    })
    expect(folder.log).toEqual([
      'write a.yaml',
      'write other.yaml',
      'write x/new.yaml',
      'remove old.yaml',
      'remove gone.yaml',
    ])
    expect(saved).toMatchObject({ asks: false, failures: [], changed: [] })
    const { baseline, files, history } = workspace.store.getState()
    expect(baseline).toMatchObject({ since: 'saved', files })
    expect(history.entries.length).toBe(1)
    folder.log.length = 0
    expect(await sync.save()).toMatchObject({ written: [], removed: [] })
    expect(folder.log).toEqual([])
  })

  it('does not lose a file whose name only changes its case', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const { workspace, sync } = await opened(folder)
    workspace.apply('Rename', [{ type: 'rename', file: 'a.yaml', to: 'A.yaml' }])
    await sync.save()
    expect(folder.log).toEqual(['remove a.yaml', 'write A.yaml'])
  })

  it('leaves aside what it would not read again, and says so', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const { workspace, sync } = await opened(folder)
    workspace.apply('Add', [
      { type: 'create', file: 'notes.txt', text: 'x' },
      { type: 'create', file: '.git/x.yaml', text: 'x' },
    ])
    expect(await sync.save()).toMatchObject({ written: [], aside: ['notes.txt', '.git/x.yaml'] })
    expect(folder.texts()).toEqual({ 'a.yaml': 'a: 1\n' })
  })

  it('overwrites nothing that became another a moment ago', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': two, 'b.yaml': 'b: 1\n' })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'a.yaml', two.replace('spec: 1', 'spec: mine'))
    workspace.apply('Add', [{ type: 'create', file: 'new.yaml', text: 'mine: 1\n' }])
    folder.afterList = () => {
      folder.put('a.yaml', `${doc('x', '1')}---\n${doc('z', 'theirs')}`)
      folder.put('new.yaml', 'theirs: 1\n')
    }
    expect(await sync.save()).toMatchObject({ written: [], changed: ['a.yaml', 'new.yaml'], asks: true })
    expect(folder.log).toEqual([])
    await sync.decide(() => 'mine')
    await sync.save()
    expect(folder.texts()).toEqual({
      'a.yaml': `${doc('x', 'mine')}---\n${doc('z', 'theirs')}`,
      'b.yaml': 'b: 1\n',
      'new.yaml': 'mine: 1\n',
    })
  })

  it.each([
    ['access', 'ask'],
    ['gone', 'lost'],
    ['full', 'connected'],
    ['other', 'connected'],
  ] as const)(
    'says why where the folder fails (%s), keeps the work, and saves it later',
    async (reason, status) => {
      const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
      const { workspace, sync } = await opened(folder)
      replace(workspace, 'a.yaml', 'a: 2\n')
      const fault = { reason, message: 'It failed.' }
      folder.faults.set('a.yaml', fault)
      expect(await sync.save()).toMatchObject({ written: [], fault })
      expect(connected()).toMatchObject({ status, fault })
      expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 2\n' })
      expect(workspace.store.getState().baseline.since).toBe('opened')
      folder.faults.clear()
      expect(await sync.save()).toMatchObject({ written: ['a.yaml'] })
      expect(folder.texts()).toEqual({ 'a.yaml': 'a: 2\n' })
    },
  )

  it('goes on with the others where one file is locked', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'a.yaml', 'a: 2\n')
    replace(workspace, 'b.yaml', 'b: 2\n')
    folder.faults.set('a.yaml', { reason: 'file', message: 'a.yaml is locked.' })
    expect(await sync.save()).toMatchObject({ written: ['b.yaml'], failures: ['a.yaml is locked.'] })
    expect(workspace.store.getState().baseline.files).toEqual([
      { name: 'a.yaml', text: 'a: 1\n' },
      { name: 'b.yaml', text: 'b: 2\n' },
    ])
  })
})

describe('changes outside', () => {
  it('are taken over as one step where nothing was changed here, and are of the baseline', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n' })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'c.yaml', 'c: mine\n')
    expect(workspace.store.getState().activeFile).toBe('c.yaml')
    folder.put('a.yaml', 'a: 2\n')
    folder.put('b.yaml', undefined)
    folder.put('d.yaml', 'd: 1\n')
    expect(await sync.look()).toEqual({ taken: ['b.yaml', 'a.yaml', 'd.yaml'], asks: false })
    expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 2\n', 'c.yaml': 'c: mine\n', 'd.yaml': 'd: 1\n' })
    const { activeFile, baseline, history } = workspace.store.getState()
    expect(activeFile).toBe('c.yaml')
    expect(Object.fromEntries(baseline.files.map(it => [it.name, it.text]))).toEqual(folder.texts())
    expect(history.entries.map(it => it.title)).toEqual(['Edit', 'Take over changes from the folder'])
    expect(await sync.look()).toEqual({ taken: [], asks: false })
    workspace.undo()
    expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': 'c: mine\n' })
  })

  it('are merged with those here by document', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': two })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'a.yaml', `${doc('x', 'mine')}---\n${doc('z', '1')}`)
    folder.put('a.yaml', `${doc('x', '1')}---\n${doc('z', 'theirs')}`)
    await sync.look()
    expect(texts(workspace)['a.yaml']).toBe(`${doc('x', 'mine')}---\n${doc('z', 'theirs')}`)
    await sync.save()
    expect(folder.texts()['a.yaml']).toBe(`${doc('x', 'mine')}---\n${doc('z', 'theirs')}`)
  })

  it('of the same document are asked about; until then nothing is written, and other files are taken over', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': doc('x', '1'), 'b.yaml': 'b: 1\n' })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'a.yaml', doc('x', 'mine'))
    folder.put('a.yaml', doc('x', 'theirs'))
    folder.put('b.yaml', 'b: 2\n')
    expect(await sync.look()).toEqual({ taken: ['b.yaml'], asks: true })
    expect(connected()?.conflicts).toMatchObject([
      {
        file: 'a.yaml',
        document: 'Gateway x',
        path: ['spec'],
        mine: 'spec: mine\n',
        theirs: 'spec: theirs\n',
      },
    ])
    // It is asked once.
    expect(await sync.look()).toEqual({ taken: [], asks: false })
    expect(await sync.save()).toMatchObject({ asks: true, written: [] })
    expect(folder.log).toEqual([])
    await sync.decide(() => 'theirs')
    expect(connected()?.conflicts).toEqual([])
    expect(texts(workspace)).toEqual({ 'a.yaml': doc('x', 'theirs'), 'b.yaml': 'b: 2\n' })
    workspace.undo()
    expect(texts(workspace)['a.yaml']).toBe(doc('x', 'mine'))
  })

  it('keep mine where the user says so, and then it is written', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': doc('x', '1') })
    const { workspace, sync } = await opened(folder)
    replace(workspace, 'a.yaml', doc('x', 'mine'))
    folder.put('a.yaml', doc('x', 'theirs'))
    await sync.look()
    await sync.decide(() => 'mine')
    expect(await sync.save()).toMatchObject({ written: ['a.yaml'] })
    expect(folder.texts()).toEqual({ 'a.yaml': doc('x', 'mine') })
  })

  it('that cannot be read at the moment are not taken for deleted', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const { workspace, sync } = await opened(folder)
    folder.put('a.yaml', 'a: 2\n')
    folder.faults.set('a.yaml', { reason: 'file', message: 'locked' })
    await sync.look()
    expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 1\n' })
    folder.faults.clear()
    await sync.look()
    expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 2\n' })
  })
})

describe('a reload', () => {
  it('goes on with the folder once it is allowed again, and finds what was changed meanwhile', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' })
    const first = await opened(folder)
    await first.sync.look()
    folder.allowed = 'ask'
    folder.put('a.yaml', 'a: 2\n')
    const { workspace, sync } = page(first.shelf)
    workspace.load(first.workspace.kept())
    replace(workspace, 'b.yaml', 'b: mine\n')
    await sync.resume()
    expect(connected()).toMatchObject({ name: 'shop', status: 'ask' })
    expect(await sync.look()).toEqual({ taken: [], asks: false })
    expect(await sync.reconnect()).toEqual({ taken: ['a.yaml'], asks: false })
    await sync.save()
    expect(folder.texts()).toEqual({ 'a.yaml': 'a: 2\n', 'b.yaml': 'b: mine\n' })
  })

  it('remembers what was seen only once the text that came of it is kept', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const broken = { ...noStorage, save: () => Promise.reject(new Error('full')) }
    const { sync, shelf, workspace } = await opened(folder, memoryFolderShelf(), broken)
    folder.put('a.yaml', 'a: 2\n')
    await sync.look()
    expect(texts(workspace)).toEqual({ 'a.yaml': 'a: 2\n' })
    expect(await shelf.load('shop')).toBeUndefined()
  })

  it('says so where the user does not allow it', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const first = await opened(folder)
    await first.sync.look()
    folder.allowed = 'denied'
    const { workspace, sync } = page(first.shelf)
    workspace.load(first.workspace.kept())
    await sync.resume()
    expect(await sync.save()).toMatchObject({ written: [], fault: { reason: 'access' } })
  })

  it('knows no folder of another workspace', async () => {
    const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
    const first = await opened(folder)
    await first.sync.look()
    first.workspace.load({ name: 'Other', files: [] })
    expect(connected()).toBeUndefined()
    expect(await first.sync.save()).toMatchObject({ written: [] })
    expect(folder.log).toEqual([])
  })
})

it('nothing is read from or written to a folder by a workspace that is looked at only', async () => {
  const folder = memoryFolder('shop', { 'a.yaml': 'a: 1\n' })
  const { workspace, sync } = await opened(folder)
  const { name, files } = workspace.kept()
  replace(workspace, 'a.yaml', 'a: 2\n')
  workspace.load({ name, files: [{ name: 'a.yaml', text: 'a: 3\n' }], viewOnly: true })
  sync.attach(folder, await readFolder(folder, nothingSeen))
  await folder.write('a.yaml', new TextEncoder().encode('a: 4\n'))
  expect(await sync.look()).toEqual({ taken: [], asks: false })
  expect(await sync.save()).toMatchObject({ written: [], fault: { reason: 'other' } })
  expect([texts(workspace), files.length]).toEqual([{ 'a.yaml': 'a: 3\n' }, 1])
})
