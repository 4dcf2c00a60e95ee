import { describe, expect, it } from 'vitest'
import { examples } from '../../core/examples/index.ts'
import type { FileChange, Files } from '../../core/text/file-change.ts'
import { nastyWorkspaces } from '../../testing/nasty-workspaces.ts'
import { worldOf } from '../../testing/operations/check-operation.ts'
import { everyOperation, picker } from '../../testing/operations/every-operation.ts'
import { joinRoom, partsOf, workspaceOf } from '../../testing/people-together.ts'
import { type SimulatedNetwork, simulatedNetwork } from '../../testing/simulated-network.ts'
import type { Workspace } from '../workspace.ts'
import { type Session, shareWorkspace } from './session.ts'

const seeds = 50
const operations = 100
const peers = 4

describe('four who work together', { timeout: 300_000 }, () => {
  const starts: Files[] = [
    ...nastyWorkspaces.map(it => it.files),
    ...examples.filter(it => it.files.length < 12).map(it => it.files),
  ]

  it('end with the same bytes, whatever they do and whenever they are offline', () => {
    const counts = { gestures: 0, undone: 0, offline: 0 }
    for (let seed = 0; seed < seeds; seed++) {
      const pick = picker(seed * 7919)
      const room = openRoom(starts[seed % starts.length]!)
      for (let i = 0; i < operations; i++) {
        const peer = pick(peers)
        const { workspace } = room.people[peer]!
        const kind = pick(20)
        if (kind < 7) type(workspace, peer, pick)
        else if (kind < 12) counts.gestures += gesture(workspace, pick)
        else if (kind < 14) changeFiles(workspace, peer, pick)
        else if (kind < 17) {
          undo(workspace, peer)
          counts.undone++
        } else if (kind < 18) workspace.redo()
        else if (room.network.isConnected(peer)) {
          room.network.cut(peer)
          counts.offline++
        } else room.network.connect(peer, room.people[peer]!.session)
        for (let n = pick(12); n > 0; n--) room.network.deliver(pick(peers), pick(2) === 0 ? 'up' : 'down')
      }
      room.meet()
      room.expectSame(seed)
      // Undoing all of it leaves what the others have written.
      const peer = pick(peers)
      const { workspace } = room.people[peer]!
      while (workspace.store.getState().history.position > 0) undo(workspace, peer)
      room.meet()
      room.expectSame(seed)
      room.close()
    }
    expect(counts.gestures).toBeGreaterThan(300)
    expect(counts.undone).toBeGreaterThan(300)
    expect(counts.offline).toBeGreaterThan(100)
  })

  it('take back their own words and nothing else, and can write them again', () => {
    for (let seed = 0; seed < 10; seed++) {
      const pick = picker(seed * 104_729)
      const room = openRoom([{ name: 'a.yaml', text: 'kind: Gateway\n' }])
      for (let i = 0; i < operations; i++) {
        const peer = pick(peers)
        type(room.people[peer]!.workspace, peer, pick)
        for (let n = pick(12); n > 0; n--) room.network.deliver(pick(peers), pick(2) === 0 ? 'up' : 'down')
      }
      room.meet()
      room.expectSame(seed)
      for (const [peer, { workspace }] of room.people.entries()) {
        const { files, history } = workspace.store.getState()
        while (workspace.store.getState().history.position > 0) workspace.undo()
        expect(workspace.store.getState().stuck).toBeUndefined()
        workspace.jumpTo(history.entries.length)
        expect(workspace.store.getState().files, `seed ${seed}, ${peer}`).toEqual(files)
        while (workspace.store.getState().history.position > 0) workspace.undo()
        room.meet()
        room.expectSame(seed)
        expect(marksIn(workspace, it => it === peer)).toBe(0)
      }
      expect(room.people[0]!.workspace.store.getState().files).toEqual([
        { name: 'a.yaml', text: 'kind: Gateway\n' },
      ])
      room.close()
    }
  })
})

describe('files', () => {
  it('of one name, made at once, are both kept, under names that are the same everywhere', () => {
    const room = openRoom([])
    for (const peer of [0, 1]) room.network.cut(peer)
    for (const peer of [0, 1])
      room.people[peer]!.workspace.apply('New file', [
        { type: 'create', file: 'a.yaml', text: `from ${peer}` },
      ])
    room.meet()
    room.expectSame(0)
    const { files } = room.people[3]!.workspace.store.getState()
    expect(files.map(it => it.name).sort()).toEqual(['a-2.yaml', 'a.yaml'])
    expect(files.map(it => it.text).sort()).toEqual(['from 0', 'from 1'])
    room.close()
  })

  it('that one removes while another writes into it are there again', () => {
    const room = openRoom([{ name: 'a.yaml', text: 'a' }])
    const [one, other] = room.people.map(it => it.workspace)
    room.network.cut(0)
    one!.apply('Delete a.yaml', [{ type: 'remove', file: 'a.yaml' }])
    write(other!, 'a.yaml', 1, 'b')
    room.meet()
    room.expectSame(0)
    expect(one!.store.getState().files).toEqual([{ name: 'a.yaml', text: 'ab' }])
    other!.undo()
    room.meet()
    expect(one!.store.getState().files).toEqual([{ name: 'a.yaml', text: 'a' }])
    room.close()
  })

  it('keep the history of who wrote in them while another renames them', () => {
    const room = openRoom([{ name: 'a.yaml', text: 'a' }])
    const [one, other] = room.people.map(it => it.workspace)
    write(one!, 'a.yaml', 1, 'b')
    room.meet()
    other!.apply('Rename', [{ type: 'rename', file: 'a.yaml', to: 'c.yaml' }])
    room.meet()
    one!.undo()
    room.meet()
    room.expectSame(0)
    expect(other!.store.getState().files).toEqual([{ name: 'c.yaml', text: 'a' }])
    room.close()
  })

  it('that others have written into are not taken away by undoing that they were made', () => {
    const room = openRoom([])
    const [one, other] = room.people.map(it => it.workspace)
    one!.apply('New file', [{ type: 'create', file: 'a.yaml', text: '' }])
    room.meet()
    write(other!, 'a.yaml', 0, 'theirs')
    room.meet()
    one!.undo()
    expect(one!.store.getState()).toMatchObject({
      files: [{ name: 'a.yaml', text: 'theirs' }],
      stuck: ['New file'],
      history: { entries: [], position: 0 },
    })
    room.close()
  })

  it('keep half a surrogate pair as U+FFFD, the same for all', () => {
    const room = openRoom([{ name: 'a.yaml', text: '😀\ud83d' }])
    room.expectSame(0)
    room.people[1]!.workspace.type('a.yaml', [{ from: 1, to: 1, insert: 'x' }], { before: 1, after: 2 })
    room.meet()
    room.expectSame(0)
    expect(room.people[0]!.workspace.store.getState().files[0]!.text).toBe('\ufffdx\ufffd\ufffd')
    room.close()
  })
})

it('keeps name, settings, requests, positions and the baseline alike', () => {
  const room = openRoom([{ name: 'a.yaml', text: 'a' }])
  const [one, other] = room.people.map(it => it.workspace)
  const { settings } = one!.store.getState()
  one!.rename('Shop')
  one!.setPosition('Gateway/default/public', { x: 10, y: 20 })
  other!.setSettings({ ...settings, declared: ['Service/default/shop'] })
  other!.setRequests([{ name: 'cart', request: 'GET shop.example.com/cart' }])
  write(other!, 'a.yaml', 1, 'b')
  other!.takeBaseline('taken')
  room.meet()
  for (const { workspace } of room.people)
    expect(workspace.store.getState()).toMatchObject({
      name: 'Shop',
      positions: { 'Gateway/default/public': { x: 10, y: 20 } },
      settings: { declared: ['Service/default/shop'] },
      requests: [{ name: 'cart' }],
      baseline: { since: 'taken', files: [{ text: 'ab' }] },
    })
  other!.setPosition('Gateway/default/public', undefined)
  room.meet()
  expect(one!.store.getState().positions).toEqual({})
  room.close()
})

it('is looked at only by all, until one of them edits a copy', () => {
  const files = [{ name: 'a.yaml', text: 'a' }]
  const network = simulatedNetwork()
  const host = workspaceOf(files, 300, { viewOnly: true })
  const session = shareWorkspace(partsOf(host))
  network.connect(0, session)
  network.settle()
  const other = workspaceOf(files)
  const joined = joinRoom(other, files, network, 1)
  network.settle()
  expect(other.store.getState().viewOnly).toBe(true)
  write(other, 'a.yaml', 1, 'b')
  expect(other.store.getState().files).toEqual(files)
  other.editCopy()
  network.settle()
  expect(host.store.getState().viewOnly).toBe(false)
  write(host, 'a.yaml', 1, 'b')
  network.settle()
  expect(other.store.getState().files[0]!.text).toBe('ab')
  session.dispose()
  joined.dispose()
})

it('keeps what was written between opening and joining', () => {
  const files = [{ name: 'a.yaml', text: 'one\ntwo\n' }]
  const network = simulatedNetwork()
  const host = workspaceOf(files)
  const session = shareWorkspace(partsOf(host))
  network.connect(0, session)
  network.settle()
  write(host, 'a.yaml', 3, ' more')
  const guest = workspaceOf(files)
  write(guest, 'a.yaml', 8, 'three\n')
  const joined = joinRoom(guest, files, network, 1)
  network.settle()
  for (const it of [host, guest]) expect(it.store.getState().files[0]!.text).toBe('one more\ntwo\nthree\n')
  expect(guest.store.getState().history.entries.map(it => it.title)).toEqual(['Edits made before joining'])
  session.dispose()
  joined.dispose()
})

interface Room {
  readonly network: SimulatedNetwork
  readonly people: readonly { readonly workspace: Workspace; readonly session: Session }[]
  /** Everybody comes online and hears everything. */
  meet(): void
  expectSame(seed: number): void
  close(): void
}

/** A letter that one of them alone writes, and nobody writes again. */
let written = 0
function mark(peer: number): string {
  return String.fromCharCode(0xe000 + ((written++ * peers) % 6000) + peer)
}

function ownerOf(letter: string): number | undefined {
  const code = letter.charCodeAt(0) - 0xe000
  return code >= 0 && code < 6400 ? code % peers : undefined
}

function countMarks(text: string, isCounted: (owner: number) => boolean): number {
  return [...text].filter(it => isCounted(ownerOf(it) ?? -1)).length
}

function marksIn(workspace: Workspace, isCounted: (owner: number) => boolean): number {
  return workspace.store.getState().files.reduce((sum, it) => sum + countMarks(it.text, isCounted), 0)
}

/** Takes the last of one's own steps back and sees that nothing that others wrote is gone; a copy made of it may go. */
function undo(workspace: Workspace, peer: number): void {
  const isOthers = (owner: number) => owner >= 0 && owner !== peer
  const { entries = [], position = 0 } = workspace.kept().history ?? {}
  const wrote = entries[position - 1]?.changes.map(textOf).join('') ?? ''
  const before = marksIn(workspace, isOthers)
  workspace.undo()
  const copied = countMarks(wrote, isOthers)
  expect(marksIn(workspace, isOthers)).toBeGreaterThanOrEqual(before - copied)
}

function textOf(change: FileChange): string {
  if (change.type === 'create') return change.text
  return change.type === 'edit' ? change.edits.map(it => it.insert).join('') : ''
}

function openRoom(files: Files): Room {
  const network = simulatedNetwork()
  const host = workspaceOf(files)
  const people = [{ workspace: host, session: shareWorkspace(partsOf(host)) }]
  network.connect(0, people[0]!.session)
  network.settle()
  for (let peer = 1; peer < peers; peer++) {
    const workspace = workspaceOf([])
    people.push({ workspace, session: joinRoom(workspace, [], network, peer) })
  }
  network.settle()

  function filesOf(peer: number): Files {
    return people[Math.max(peer, 0)]!.workspace.store.getState().files
  }

  return {
    network,
    people,
    meet() {
      for (let peer = 0; peer < peers; peer++)
        if (!network.isConnected(peer)) network.connect(peer, people[peer]!.session)
      network.settle()
    },
    expectSame(seed) {
      for (let peer = 1; peer < peers; peer++)
        expect(filesOf(peer), `seed ${seed}: ${peer} and 0`).toEqual(filesOf(0))
    },
    close() {
      for (const { workspace, session } of people) {
        session.dispose()
        workspace.dispose()
      }
    },
  }
}

function type(workspace: Workspace, peer: number, pick: (count: number) => number): void {
  const { files } = workspace.store.getState()
  const file = files[pick(Math.max(files.length, 1))]
  if (!file) return
  const at = pick(file.text.length + 1)
  const to = pick(3) === 0 ? Math.min(file.text.length, at + pick(6)) : at
  // Nothing is deleted but one's own letters: what two have deleted both bring back.
  const isOwn = countMarks(file.text.slice(at, to), it => it === peer) === to - at
  const edit = { from: at, to: isOwn ? to : at, insert: pick(3) === 0 ? '' : mark(peer) + mark(peer) }
  workspace.type(file.name, [edit], { before: at, after: at + edit.insert.length })
}

function write(workspace: Workspace, file: string, at: number, insert: string): void {
  workspace.type(file, [{ from: at, to: at, insert }], { before: at, after: at + insert.length })
}

function gesture(workspace: Workspace, pick: (count: number) => number): number {
  const { files } = workspace.store.getState()
  const candidates = everyOperation(worldOf(files), pick)
  const candidate = candidates[pick(Math.max(candidates.length, 1))]
  return candidate && workspace.run(candidate.make().operation).ok ? 1 : 0
}

function changeFiles(workspace: Workspace, peer: number, pick: (count: number) => number): void {
  const { files } = workspace.store.getState()
  const file = files[pick(Math.max(files.length, 1))]
  const name = `n${pick(6)}.yaml`
  const kind = pick(4)
  if (kind < 2)
    workspace.apply('New file', [
      { type: 'create', file: name, text: `# ${mark(peer)}\n`, index: pick(files.length + 1) },
    ])
  else if (kind === 2 && file) workspace.apply('Rename', [{ type: 'rename', file: file.name, to: name }])
  else if (file && pick(2) === 0) workspace.apply('Remove', [{ type: 'remove', file: file.name }])
}
