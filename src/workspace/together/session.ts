import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { changesBetween } from '../../core/text/changes-between.ts'
import { type Files, sameFiles } from '../../core/text/file-change.ts'
import { rebaseChanges } from '../../core/text/rebase/rebase-changes.ts'
import type { Workspace } from '../workspace.ts'
import { bindFacts } from './bind-facts.ts'
import { bindFiles, isWithinLimits } from './bind-files.ts'
import { createPresence, type Person, type Presence } from './presence.ts'
import { openSharedFiles } from './shared-files.ts'
import { createWire, type Wire, type WireOptions } from './wire.ts'

/** A workspace that several work on. Its document is made once, by whoever shares it; all others get theirs from there. */
export interface Session {
  readonly presence: Presence
  /** Names the document, so that two that were made apart are never mixed. */
  id(): string
  /** All of the document, or what of it is newer than what was reached, as it is kept. */
  document(since?: Uint8Array): Uint8Array
  /** How far the document has come. */
  reached(): Uint8Array
  connect(
    options: Pick<WireOptions, 'send' | 'synced' | 'tellsAll'> & { readonly onOther?: () => void },
  ): Wire
  dispose(): void
}

export interface SessionParts {
  readonly workspace: Workspace
  readonly newId: () => string
  readonly listener: SessionListener
}

export interface SessionListener {
  people(people: readonly Person[]): void
  /** What others share is more than is opened: the session shows what it showed before. */
  cannotShow(): void
}

/** Shares the workspace as it is. */
export function shareWorkspace(parts: SessionParts): Session {
  const doc = new Y.Doc()
  const id = parts.newId()
  doc.getMap('drawbridge').set('workspace', id)
  const { files } = parts.workspace.store.getState()
  doc.transact(() => {
    const shared = openSharedFiles(doc, id, parts.newId)
    shared.change(
      [],
      files.map(({ name, text }) => ({ type: 'create', file: name, text })),
    )
  })
  return openSession(doc, id, parts, 'workspace')
}

/**
 * Goes on in a document that was kept in parts, which shows the files of the workspace as they were opened, `base`; what was changed
 * since is written into it, and the history stays as it is. Undefined where it shows others, or cannot be read.
 */
export function resumeSession(
  parts: SessionParts,
  document: readonly Uint8Array[],
  base: Files,
): Session | undefined {
  const doc = new Y.Doc()
  try {
    for (const it of document) Y.applyUpdate(doc, it)
  } catch {
    return undefined
  }
  const id = idOf(doc)
  if (id === undefined) return undefined
  const shared = openSharedFiles(doc, id, parts.newId)
  const theirs = shared.read()
  if (!sameFiles(theirs, base)) return undefined
  const mine = changesBetween(base, parts.workspace.store.getState().files)
  doc.transact(() => shared.change(theirs, mine))
  return openSession(doc, id, parts, 'shared')
}

/** A document that others share, before its content has arrived. */
export interface Joining {
  readonly wire: (options: Pick<WireOptions, 'send' | 'synced'>) => Wire
  /** The files once they are there; undefined before, and where there are too many. */
  files(): Files | 'too-large' | undefined
  /** The workspace's name, as far as it is known. */
  name(): string
  /**
   * Shows them in the workspace and goes on together. `base` is what the workspace held when it was last known to be the same as what
   * is shared: what was changed here since is kept.
   */
  enter(parts: SessionParts, base: Files): Session
  /** Calls when more of it has arrived. */
  onMore(listener: () => void): void
  dispose(): void
}

export function joinSession(newId: () => string): Joining {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)

  function filesNow() {
    const id = idOf(doc)
    return id === undefined ? undefined : openSharedFiles(doc, id, newId).read()
  }

  return {
    wire: options => createWire({ doc, awareness, ...options }),
    files() {
      const files = filesNow()
      if (!files) return undefined
      return isWithinLimits(files) ? files.map(({ name, text }) => ({ name, text })) : 'too-large'
    },
    name() {
      const id = idOf(doc)
      const name = id === undefined ? undefined : factsIn(doc, id).get('name')
      return typeof name === 'string' ? name.slice(0, 200) : ''
    },
    enter(parts, base) {
      const { workspace } = parts
      const theirs = filesNow() ?? []
      const local = workspace.store.getState().files
      const mine = changesBetween(base, local)
      const rebased = rebaseChanges(mine, changesBetween(base, theirs))
      // What was kept of a history is that of whoever shares the workspace.
      workspace.beginHistory()
      workspace.takeIn(changesBetween(local, theirs))
      const session = openSession(doc, idOf(doc)!, parts, 'shared', awareness)
      if (rebased && rebased.ours.length > 0) workspace.apply('Edits made before joining', rebased.ours)
      return session
    },
    onMore: listener => doc.on('update', listener),
    dispose: () => doc.destroy(),
  }
}

function openSession(
  doc: Y.Doc,
  id: string,
  { workspace, newId, listener }: SessionParts,
  from: 'workspace' | 'shared',
  awareness = new Awareness(doc),
): Session {
  const files = openSharedFiles(doc, id, newId)
  const bound = bindFiles(doc, files, workspace, { cannotShow: listener.cannotShow })
  const facts = bindFacts(doc, factsIn(doc, id), workspace, from)
  const presence = createPresence({ awareness, doc, files, bound, workspace, changed: listener.people })
  return {
    presence,
    id: () => id,
    document: since => Y.encodeStateAsUpdate(doc, since),
    reached: () => Y.encodeStateVector(doc),
    connect: ({ onOther, ...options }) =>
      createWire({
        doc,
        awareness,
        ...options,
        ...(onOther && {
          admit(theirs: Y.Doc) {
            const other = idOf(theirs)
            const isSame = other === undefined || other === id
            if (!isSame) onOther()
            return isSame
          },
        }),
      }),
    dispose() {
      presence.dispose()
      bound.dispose()
      facts.dispose()
      doc.destroy()
    },
  }
}

function factsIn(doc: Y.Doc, id: string): Y.Map<unknown> {
  return doc.getMap(`facts ${id}`)
}

function idOf(doc: Y.Doc): string | undefined {
  const id = doc.getMap('drawbridge').get('workspace')
  return typeof id === 'string' && id.length < 100 ? id : undefined
}
