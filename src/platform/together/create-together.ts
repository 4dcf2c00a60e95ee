import type { FolderSync } from '../../workspace/folder/folder-sync.ts'
import type { Snapshot } from '../../workspace/snapshots.ts'
import { readSnapshot } from '../../workspace/snapshots.ts'
import type { KeptWorkspace, Saved, Storage } from '../../workspace/storage.ts'
import type { Cursor } from '../../workspace/together/presence.ts'
import type { Session, SessionParts } from '../../workspace/together/session.ts'
import { togetherStore } from '../../workspace/together/together-state.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { BrowserStorage } from '../browser-storage.ts'
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
  /** The page goes away, or is there again as it was. */
  leave(): void
  comeBack(): void
}

export interface TogetherParts extends Pick<TabGroupParts, 'locks' | 'openChannel' | 'newId' | 'wait'> {
  readonly storage: BrowserStorage
  /** Loads what only those need who are not alone. */
  readonly load: () => Promise<typeof import('../../workspace/together/session.ts')>
}

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

export function createTogether({ storage, load, ...ports }: TogetherParts): Together {
  let workspace: Workspace | undefined
  let opened: readonly [opening: number, files: KeptWorkspace['files']] = [0, []]
  let session: Session | undefined
  let waiting: Waiting[] = []
  let listeners: ((role: Role) => void)[] = []
  let heardSnapshots: readonly Snapshot[] | undefined
  const browser = ports.newId()

  const group = createTabGroup({
    ...ports,
    host: {
      session: () => session,
      async share() {
        const { shareWorkspace } = await load()
        session ??= introduced(shareWorkspace(partsOf(workspace!)))
        return session
      },
      join: async () => (await load()).joinSession(ports.newId),
      enter(joining) {
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
      beside: takeSnapshots,
      besideNow: () => workspace?.store.getState().snapshots ?? [],
    },
  })

  function partsOf(workspace: Workspace): SessionParts {
    return {
      workspace,
      newId: ports.newId,
      listener: {
        people: people => togetherStore.setState({ people }),
        cannotShow() {},
      },
    }
  }

  function introduced(made: Session): Session {
    made.presence.introduce({ name: '', browser })
    return made
  }

  /** What was to be saved before it was known by whom. */
  function settle(role: Role): void {
    const held = waiting
    waiting = []
    for (const { kept, resolve } of held) resolve(role === 'follower' ? {} : storage.save(kept))
    const told = listeners
    listeners = []
    for (const it of told) it(role)
  }

  function open(): void {
    const { opening, files } = workspace!.store.getState()
    session?.dispose()
    session = undefined
    opened = [opening, files]
    togetherStore.setState({ people: [], tabs: 0 })
    group.enter(storage.current())
  }

  function takeSnapshots(written: unknown): void {
    if (!Array.isArray(written) || !workspace) return
    heardSnapshots = written.flatMap(it => readSnapshot(it) ?? [])
    workspace.setSnapshots(heardSnapshots)
  }

  return {
    storage: {
      save(kept) {
        const role = group.role()
        if (role === 'follower') return Promise.resolve({})
        if (role !== 'undecided') return storage.save(kept)
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
          group.tellBeside(state.snapshots)
      })
      open()
    },

    decided() {
      const role = group.role()
      return role === 'undecided' ? new Promise(resolve => listeners.push(resolve)) : Promise.resolve(role)
    },

    setCursor: cursor => session?.presence.setCursor(cursor),

    leave: () => group.leave(),
    comeBack: () => workspace && open(),
  }
}
