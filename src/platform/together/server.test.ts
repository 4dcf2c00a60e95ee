import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { Analysis } from '../../core/analysis.ts'
import type { Files } from '../../core/text/file-change.ts'
import { memoryDrawer } from '../../testing/memory-drawer.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { serveSync } from '../../testing/sync-server.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import type { KeptWorkspace } from '../../workspace/storage.ts'
import * as session from '../../workspace/together/session.ts'
import { togetherStore } from '../../workspace/together/together-state.ts'
import type { Analyzer, Workspace } from '../../workspace/workspace.ts'
import { createBrowserStorage } from '../browser-storage.ts'
import { createTogether, type Together } from './create-together.ts'
import { invitationFragment, readInvitation } from './invitation.ts'
import type { NotedRoom, RoomShelf } from './room-shelf.ts'
import { syncAddress } from './sync-address.ts'
import type { Socket } from './sync-server.ts'

let server: Awaited<ReturnType<typeof serveSync>>
let pages: Page[] = []

beforeEach(async () => {
  run++
  server = await serveSync()
})

afterEach(async () => {
  for (const it of pages) {
    it.together.disconnect()
    it.together.leave()
  }
  pages = []
  await server.stop()
})

describe('through a server', () => {
  it('two people see what each of them writes, and undo their own', async () => {
    const [host, guest] = [page('a: 1\n'), page('')]
    await host.together.share(room('shop'), 'Ann')
    await guest.together.join(room('shop'), 'Ben', guest.open)
    await vi.waitFor(() => expect(textOf(guest)).toBe('a: 1\n'), patient)
    write(host, 0, '# host\n')
    write(guest, 5, '# guest\n')
    await same(host, guest, '# host\na: 1\n# guest\n')
    guest.workspace.undo()
    await same(host, guest, '# host\na: 1\n')
    expect(guest.workspace.store.getState().name).toBe('Shop')
  })

  it('what is written while the server is gone is there when it is back', async () => {
    const [host, guest] = [page('a: 1\n'), page('')]
    const to = room('shop')
    await host.together.share(to, 'Ann')
    await guest.together.join(to, 'Ben', guest.open)
    await vi.waitFor(() => expect(textOf(guest)).toBe('a: 1\n'), patient)
    const port = Number(new URL(server.address).port)
    await server.stop()
    write(host, 0, '# host\n')
    write(guest, 5, '# guest\n')
    server = await serveSync(port)
    await same(host, guest, '# host\na: 1\n# guest\n')
  })

  it('a page that is loaded anew goes on in its room, with what was edited offline', async () => {
    const [host, guest] = [page('a: 1\n'), page('')]
    await host.together.share(room('shop'), 'Ann')
    await guest.together.join(room('shop'), 'Ben', guest.open)
    await vi.waitFor(() => expect(textOf(guest)).toBe('a: 1\n'), patient)
    const port = Number(new URL(server.address).port)
    await server.stop()
    write(guest, 0, '# guest\n')
    await guest.together.storage.save(guest.workspace.kept())
    write(guest, 0, '# more\n')
    const again = reload(guest)
    write(again, 0, '# again\n')
    write(host, 5, '# host\n')
    server = await serveSync(port)
    await same(host, again, '# again\n# more\n# guest\na: 1\n# host\n')
    again.workspace.undo()
    await same(host, again, '# more\n# guest\na: 1\n# host\n')
  })

  it('a page that is loaded anew with other files than were shared stays by itself', async () => {
    const host = page('a: 1\n')
    await host.together.share(room('shop'), 'Ann')
    await vi.waitFor(() => expect(togetherStore.getState().server?.status).toBe('connected'), patient)
    const again = reload(host, [{ name: 'a.yaml', text: 'other: 1\n' }])
    await vi.waitFor(() => expect(togetherStore.getState().server?.isOver).toBe(true), patient)
    expect(textOf(again)).toBe('other: 1\n')
  })

  it('a room that was left is not joined again', async () => {
    const host = page('a: 1\n')
    await host.together.share(room('shop'), 'Ann')
    await vi.waitFor(() => expect(togetherStore.getState().server?.status).toBe('connected'), patient)
    host.together.disconnect()
    expect(host.rooms.noted()).toBeUndefined()
  })

  it('a guest who comes first waits until somebody shares', async () => {
    const [host, guest] = [page('a: 1\n'), page('mine: 1\n')]
    await guest.together.join(room('later'), 'Ben', guest.open)
    await vi.waitFor(
      () => expect(togetherStore.getState().server).toMatchObject({ isWaiting: true }),
      patient,
    )
    expect(textOf(guest)).toBe('mine: 1\n')
    await host.together.share(room('later'), 'Ann')
    await same(host, guest, 'a: 1\n')
  })

  it('two workspaces are never mixed in one room', async () => {
    const [one, other] = [page('a: 1\n'), page('b: 1\n')]
    await one.together.share(room('shop'), 'Ann')
    await vi.waitFor(() => expect(togetherStore.getState().server?.status).toBe('connected'), patient)
    await other.together.share(room('shop'), 'Ben')
    await vi.waitFor(
      () => expect(togetherStore.getState().server?.fault).toContain('Another workspace'),
      patient,
    )
    expect([textOf(one), textOf(other)]).toEqual(['a: 1\n', 'b: 1\n'])
  })

  it('what grows beyond what is opened is told, and the page goes on with what it showed', async () => {
    const [host, guest] = [page('a: 1\n'), page('')]
    await host.together.share(room('shop'), 'Ann')
    await guest.together.join(room('shop'), 'Ben', guest.open)
    await vi.waitFor(() => expect(textOf(guest)).toBe('a: 1\n'), patient)
    write(guest, 5, `# ${'x'.repeat(11_000_000)}`)
    await vi.waitFor(
      () => expect(togetherStore.getState().server?.fault).toContain('more than Drawbridge opens'),
      patient,
    )
    expect(textOf(host)).toBe('a: 1\n')
    write(host, 0, '# mine\n')
    expect(textOf(host)).toBe('# mine\na: 1\n')
  })

  it('a guest finds the texts of a person with a strange name, cut and in one line', async () => {
    const [host, guest] = [page('a: 1\n'), page('')]
    await host.together.share(room('shop'), `<b>Ann</b>\n\u202e${'x'.repeat(500)}`)
    await guest.together.join(room('shop'), 'Ben', guest.open)
    await vi.waitFor(() => {
      const names = togetherStore.getState().people.map(it => it.name)
      expect(names.some(it => it.startsWith('<b>Ann</b>x') && it.length === 40)).toBe(true)
    }, patient)
  })
})

describe('a server that is none', () => {
  it.each([['nobody answers', 'ws://127.0.0.1:9', /Nobody answers at/]])(
    'is told: %s',
    async (_, address, fault) => {
      const host = page('a: 1\n')
      await host.together.share({ address, room: 'shop' }, 'Ann')
      await vi.waitFor(() => expect(togetherStore.getState().server?.fault).toMatch(fault), patient)
      write(host, 0, 'x')
      expect(textOf(host)).toBe('xa: 1\n')
    },
  )

  it('that refuses says why, and what it sends is not believed', async () => {
    const strange = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await new Promise(resolve => strange.once('listening', resolve))
    let count = 0
    strange.on('connection', socket => {
      for (let n = 0; n < 200; n++)
        socket.send(
          Uint8Array.from(
            { length: (n * 37) % 300 },
            (_, i) => (i * n * 31 + count + (i === 0 ? 0 : 7)) % 256,
          ),
        )
      socket.send('text')
      count++
      setTimeout(() => socket.close(4403, 'Not for you'), 20)
    })
    const address = `ws://127.0.0.1:${(strange.address() as { port: number }).port}`
    const host = page('a: 1\n')
    await host.together.share({ address, room: 'shop' }, 'Ann')
    await vi.waitFor(
      () =>
        expect(togetherStore.getState().server?.fault).toBe(`${address} refused the connection: Not for you`),
      patient,
    )
    expect(textOf(host)).toBe('a: 1\n')
    host.together.disconnect()
    for (const it of strange.clients) it.terminate()
    await new Promise(resolve => strange.close(resolve))
  })
})

it.each([
  ['localhost:1234', 'ws://localhost:1234'],
  ['ws://127.0.0.1:1234/', 'ws://127.0.0.1:1234'],
  ['sync.example.com/team', 'wss://sync.example.com/team'],
  ['https://sync.example.com', 'wss://sync.example.com'],
  ['ws://sync.example.com', undefined],
  ['wss://me:secret@sync.example.com', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('the address %s is read as %s', (typed, url) => {
  const read = syncAddress(typed)
  expect(read.ok ? read.url : undefined).toBe(url)
})

it('an invitation reads back what it was made of, and others are none', () => {
  const to = { address: 'wss://sync.example.com/team', room: 'abc-123' }
  expect(readInvitation(`#${invitationFragment(to)}`)).toEqual(to)
  for (const it of [
    '#together=a b&server=wss://x.example.com',
    '#together=a',
    '#v2:abc',
    '#together=a&server=ftp://x',
  ])
    expect(readInvitation(it)).toBeUndefined()
})

const patient = { timeout: 20_000, interval: 20 }

interface Page {
  readonly workspace: Workspace
  readonly open: (content: KeptWorkspace) => Promise<boolean>
  readonly together: Together
  readonly rooms: RoomShelf
  readonly id: () => string | undefined
}

const nothing: Analysis = { documents: [], resources: [], diagnostics: [], graph: { nodes: [], edges: [] } }
const analyzer: Analyzer = { analyze: async () => nothing, dispose() {}, ...noQuestions }
let ids = 0

function page(text: string): Page {
  return openPage({ name: 'Shop', files: text === '' ? [] : [{ name: 'a.yaml', text }] })
}

/** The same tab once more: with the files it kept, or others, and what it remembers of its room. */
function reload(gone: Page, files: Files = gone.workspace.store.getState().files): Page {
  gone.together.leave()
  return openPage({ ...gone.workspace.kept(), files }, gone)
}

function openPage(content: KeptWorkspace, before?: Page): Page {
  let shown = before?.id()
  const rooms = before?.rooms ?? memoryRooms()
  const newId = () => `id${++ids}`
  const storage = createBrowserStorage({
    drawer: memoryDrawer(),
    tab: { get: () => shown, set: id => (shown = id) },
    copies: { write: () => true, clear() {}, left: () => [] },
    now: () => ids,
    newId,
  })
  const together = createTogether({
    locks: undefined,
    openChannel: undefined,
    openSocket(url) {
      const socket = new WebSocket(url)
      // A browser tells of a failure by closing.
      socket.on('error', () => undefined)
      return socket as unknown as Socket
    },
    newId,
    wait(task, milliseconds) {
      const timer = setTimeout(task, milliseconds / 10)
      return () => clearTimeout(timer)
    },
    storage,
    rooms,
    load: async () => session,
  })
  const workspace = createWorkspace({ analyzer, content, now: () => ids })
  together.begin(workspace)
  const open = async (content: KeptWorkspace) => {
    storage.startNew()
    workspace.load(content)
    return true
  }
  const made = { workspace, together, open, rooms, id: storage.current }
  pages.push(made)
  return made
}

function memoryRooms(): RoomShelf {
  const documents = new Map<string, Uint8Array>()
  let noted: NotedRoom | undefined
  return {
    note(room) {
      noted = room
    },
    noted: () => noted,
    load: async workspace => documents.get(workspace),
    keep: async (workspace, document) => void documents.set(workspace, document),
    forget: async workspace => void documents.delete(workspace),
  }
}

/** `SYNC_SERVER=ws://localhost:1234` holds the same against another server. */
function room(name: string) {
  const { SYNC_SERVER: other } = process.env
  return other ? { address: other, room: `${name}-${run}` } : { address: server.address, room: name }
}

let run = Date.now()

function write({ workspace }: Page, at: number, insert: string): void {
  workspace.type('a.yaml', [{ from: at, to: at, insert }], { before: at, after: at + insert.length })
}

function textOf({ workspace }: Page): string | undefined {
  return workspace.store.getState().files[0]?.text
}

async function same(one: Page, other: Page, text: string): Promise<void> {
  await vi.waitFor(() => expect([textOf(one), textOf(other)]).toEqual([text, text]), patient)
}
