import type { FolderSync } from '../../workspace/folder/folder-sync.ts'
import type { Snapshot } from '../../workspace/snapshots.ts'
import { readSnapshot } from '../../workspace/snapshots.ts'
import type { KeptWorkspace, Saved, Storage } from '../../workspace/storage.ts'
import type { Cursor } from '../../workspace/together/presence.ts'
import type { Joining, Session, SessionParts } from '../../workspace/together/session.ts'
import { type ServerState, togetherStore } from '../../workspace/together/together-state.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { BrowserStorage } from '../browser-storage.ts'
import type { Invitation } from './invitation.ts'
import { createKeptRoom } from './kept-room.ts'
import type { NotedRoom, RoomShelf } from './room-shelf.ts'
import { connectToServer, type SyncServer, type SyncServerParts } from './sync-server.ts'
import { createTabGroup, type Role, type TabGroupParts } from './tab-group.ts'

/** Works together with the other tabs that show the workspace, and with whoever the user connects to. */
export interface Together {
  /** Keeps what this tab is there to keep: of several tabs on one workspace one saves for all. */
  readonly storage: Pick<Storage, 'save'> & Pick<BrowserStorage, 'writeLastWords'>
  /** Begins to meet other tabs. */
  begin(workspace: Workspace): void
  /** Resolves when it is known which tab keeps the workspace. */
  decided(): Promise<Role>
  setCursor(cursor: Cursor | undefined): void
  /** Whether the page is out of sight. */
  setAway(away: boolean): void
  /** Shares the workspace in a room of a server, under the name of the person. Connects. */
  share(to: Invitation, name: string): Promise<void>
  /** Connects, and opens what others share there as soon as it is known; `open` shows it in the place of the workspace, or says no. */
  join(to: Invitation, name: string, open: OpenContent): Promise<void>
  retry(): void
  disconnect(): void
  /** The page goes away, or is there again as it was. */
  leave(): void
  comeBack(): void
}

export interface TogetherParts
  extends Pick<TabGroupParts, 'locks' | 'openChannel' | 'newId' | 'wait'>,
    Pick<SyncServerParts, 'openSocket'> {
  readonly storage: BrowserStorage
  /** Absent where a reload is to forget the room. */
  readonly rooms?: RoomShelf
  /** Loads what only those need who are not alone. */
  readonly load: () => Promise<typeof import('../../workspace/together/session.ts')>
}

type OpenContent = (content: KeptWorkspace) => Promise<boolean>

interface Waiting {
  readonly kept: KeptWorkspace
  readonly resolve: (saved: Saved | Promise<Saved>) => void
}

/** A folder's changes are taken over by the tab that keeps the workspace: two would take over each of them twice. */
export function ofOneTab(folders: FolderSync, together: Pick<Together, 'decided'>): FolderSync {
  const isOurs = async () => (await together.decided()) !== 'follower'
  return {
    ...folders,
    resume: async () => ((await isOurs()) ? folders.resume() : nothingNew),
    look: async () => ((await isOurs()) ? folders.look() : nothingNew),
  }
}

const nothingNew = { taken: [], asks: false }

export function createTogether({ storage, rooms, load, ...ports }: TogetherParts): Together {
  let workspace: Workspace | undefined
  let opened: readonly [opening: number, files: KeptWorkspace['files']] = [0, []]
  let session: Session | undefined
  let waiting: Waiting[] = []
  let listeners: ((role: Role) => void)[] = []
  let heardSnapshots: readonly Snapshot[] | undefined
  let server: SyncServer | undefined
  let joining: Joining | undefined
  let name = ''
  let isAway = false
  let browser = ports.newId()
  const room = createKeptRoom(rooms, storage.current)
  let isBegun = false
  let resuming: Promise<void> | undefined

  const group = createTabGroup({
    ...ports,
    host: {
      session: () => session,
      async share() {
        const { shareWorkspace } = await load()
        await resuming
        session ??= introduced(shareWorkspace(partsOf(workspace!)))
        return session
      },
      join: async () => (await load()).joinSession(ports.newId),
      enter(joining, of) {
        if (of) browser = of
        if (joining.files() === 'too-large') return false
        session = introduced(joining.enter(partsOf(workspace!), opened[1]))
        return true
      },
      decided(role, takesOver) {
        if (takesOver) storage.takeOver()
        if (role !== 'undecided') settle(role)
        if (takesOver) workspace?.touch()
      },
      others: tabs => togetherStore.setState({ tabs }),
      browser: () => browser,
      beside: takeBeside,
      besideNow: () => besideOf(workspace?.store.getState().snapshots ?? []),
    },
  })

  function partsOf(workspace: Workspace): SessionParts {
    return {
      workspace,
      newId: ports.newId,
      listener: {
        people: people => togetherStore.setState({ people }),
        // Not while the document is telling of its change.
        cannotShow: () => queueMicrotask(goOnAlone),
      },
    }
  }

  /** What others share has grown larger than what is opened: this tab goes on with what it showed last. */
  function goOnAlone(): void {
    if (!session || !workspace) return
    giveUp('What is shared there has become more than Drawbridge opens: 10 MB of YAML in 2,000 files.')
    session.dispose()
    session = undefined
    opened = [opened[0], workspace.store.getState().files]
    togetherStore.setState({ people: [] })
    group.enter(storage.current())
  }

  function introduced(made: Session): Session {
    made.presence.introduce({ name, browser })
    made.presence.setAway(isAway)
    return made
  }

  /** What was to be saved before it was known by whom. */
  function settle(role: Role): void {
    const held = waiting
    waiting = []
    for (const { kept, resolve } of held) resolve(role === 'follower' ? {} : save(kept))
    const told = listeners
    listeners = []
    for (const it of told) it(role)
  }

  async function save(kept: KeptWorkspace): Promise<Saved> {
    const keepRoom = room.take(session)
    const saved = await storage.save(kept)
    await keepRoom?.()
    return saved
  }

  function open(): void {
    const { opening, files } = workspace!.store.getState()
    if (!joining) endServer()
    if (isBegun && !joining) room.end()
    isBegun = true
    session?.dispose()
    session = undefined
    opened = [opening, files]
    togetherStore.setState({ people: [], tabs: 0 })
    group.enter(storage.current())
  }

  /** Shows the workspace after the page was loaded, or came back, and goes on in the room that it was in. */
  function openAgain(): void {
    const last = room.last()
    open()
    if (last && last.workspace === storage.current()) resuming = resume(last).catch(() => undefined)
  }

  function besideOf(snapshots: readonly Snapshot[]): unknown {
    return { snapshots, name }
  }

  function takeBeside(written: unknown): void {
    const { snapshots, name: given } = (written ?? {}) as Record<string, unknown>
    if (!Array.isArray(snapshots) || !workspace) return
    heardSnapshots = snapshots.flatMap(it => readSnapshot(it) ?? [])
    workspace.setSnapshots(heardSnapshots)
    if (typeof given === 'string' && given !== '' && name === '') introduce(given)
  }

  function introduce(as: string): void {
    name = as
    session?.presence.introduce({ name, browser })
  }

  function endServer(): void {
    server?.close()
    server = undefined
    joining?.dispose()
    joining = undefined
    togetherStore.setState({ server: undefined })
  }

  function show(change: Partial<ServerState>): void {
    const { server: shown } = togetherStore.getState()
    if (shown) togetherStore.setState({ server: { ...shown, ...change } })
  }

  /** Goes on in the room that the page before this one was in. */
  async function resume(last: NotedRoom): Promise<void> {
    const begun = opened
    const { resumeSession } = await load()
    const [document] = await Promise.all([room.documentOf(last), decided()])
    if (opened !== begun || server || joining) return
    // Another tab may have given its document already.
    const own = session ?? resumeSession(partsOf(workspace!), document, begun[1])
    togetherStore.setState({ server: { ...last.to, status: 'connecting', isWaiting: false } })
    if (!own) {
      giveUp('The files are not those that were shared last. Open the link of the room to join again.')
      return
    }
    if (!session) session = introduced(own)
    introduce(last.name)
    room.begin(last.to, last.name)
    void room.take(session)?.()
    group.attach()
    connect(last.to, sharedWire)
  }

  function decided(): Promise<Role> {
    const role = group.role()
    return role === 'undecided' ? new Promise(resolve => listeners.push(resolve)) : Promise.resolve(role)
  }

  /** Nothing is tried any more; why is shown. */
  function giveUp(fault: string): void {
    room.end()
    server?.close()
    server = undefined
    joining?.dispose()
    joining = undefined
    show({ status: 'offline', fault, isOver: true })
  }

  function connect({ address, room }: Invitation, wire: SyncServerParts['wire']): void {
    server = connectToServer({
      ...ports,
      address,
      room,
      wire,
      listener: {
        connecting: () => show({ status: 'connecting' }),
        connected: () => show({ status: 'connected', fault: undefined }),
        offline: fault => show({ status: 'offline', fault }),
      },
    })
  }

  const sharedWire: SyncServerParts['wire'] = options =>
    session!.connect({
      ...options,
      onOther: () =>
        giveUp('Another workspace is shared in this room. Open its link to join, or take a new room.'),
    })

  async function enterJoined(begun: Joining, openContent: OpenContent): Promise<void> {
    const files = begun.files()
    if (files === undefined) {
      show({ isWaiting: true })
      return
    }
    if (files === 'too-large') {
      giveUp('What is shared there is more than Drawbridge opens: 10 MB of YAML in 2,000 files.')
      return
    }
    // What others share is opened like any workspace; the connection stays.
    const isOpened = await openContent({ name: begun.name(), files })
    if (joining !== begun || !workspace) return
    if (!isOpened) {
      giveUp('Your own workspace stays open.')
      return
    }
    opened = [opened[0], files]
    session = introduced(begun.enter(partsOf(workspace), files))
    joining = undefined
    const { server: shown } = togetherStore.getState()
    if (shown) room.begin({ address: shown.address, room: shown.room }, name)
    show({ isWaiting: false })
    server?.rewire()
    group.attach()
  }

  return {
    storage: {
      save(kept) {
        const role = group.role()
        if (role === 'follower') return Promise.resolve({})
        if (role !== 'undecided') return save(kept)
        return new Promise(resolve => waiting.push({ kept, resolve }))
      },
      writeLastWords() {
        // What others show as well they keep.
        if (group.role() === 'follower' || (session && togetherStore.getState().tabs > 0)) return true
        if (group.role() === 'undecided') settle('alone')
        return storage.writeLastWords()
      },
    },

    begin(begun) {
      workspace = begun
      begun.store.subscribe((state, before) => {
        const isOther = state.lastChange !== before.lastChange && state.lastChange?.by === 'load'
        // This tab goes on in a copy of its own.
        if (isOther || (state.copy !== before.copy && state.copy)) open()
        else if (state.snapshots !== before.snapshots && state.snapshots !== heardSnapshots)
          group.tellBeside(besideOf(state.snapshots))
      })
      openAgain()
    },

    decided,

    async share(to, as) {
      endServer()
      const { shareWorkspace } = await load()
      session ??= introduced(shareWorkspace(partsOf(workspace!)))
      introduce(as)
      room.begin(to, as)
      group.attach()
      group.tellBeside(besideOf(workspace!.store.getState().snapshots))
      togetherStore.setState({ server: { ...to, status: 'connecting', isWaiting: false } })
      connect(to, sharedWire)
    },

    async join(to, as, openContent) {
      endServer()
      const { joinSession } = await load()
      name = as
      const begun = joinSession(ports.newId)
      joining = begun
      togetherStore.setState({ server: { ...to, status: 'connecting', isWaiting: true } })
      let isEntering = false
      const look = async () => {
        if (joining !== begun || isEntering) return
        isEntering = begun.files() !== undefined
        await enterJoined(begun, openContent)
      }
      connect(to, options =>
        joining === begun
          ? begun.wire({
              ...options,
              synced() {
                options.synced()
                queueMicrotask(() => void look())
              },
            })
          : sharedWire(options),
      )
      begun.onMore(() => queueMicrotask(() => void look()))
    },

    retry: () => server?.retry(),
    disconnect() {
      endServer()
      room.end()
    },
    setAway(away) {
      isAway = away
      session?.presence.setAway(away)
    },
    setCursor: cursor => session?.presence.setCursor(cursor),

    leave() {
      room.leave(session)
      group.leave()
      server?.close()
    },
    comeBack: () => workspace && openAgain(),
  }
}
