import * as Y from 'yjs'
import { changesBetween } from '../../core/text/changes-between.ts'
import { composeEdits } from '../../core/text/compose-edits.ts'
import { applyChanges, type FileChange, type Files, sameFiles } from '../../core/text/file-change.ts'
import { freeFileName } from '../../core/text/file-name.ts'
import { textDifference } from '../../core/text/text-difference.ts'
import { applyEdits, type TextEdit } from '../../core/text/text-edit.ts'
import type { Workspace } from '../workspace.ts'
import type { SharedFile, SharedFiles } from './shared-files.ts'

export interface BoundFiles {
  /** The files as they are on this screen, with the ids that they are shared under. */
  shown(): readonly SharedFile[]
  dispose(): void
}

/**
 * Keeps a workspace and shared files alike. What is changed here is written into the shared text as the edits it is; what others
 * write comes as the edits that Yjs tells of. The workspace shows what is shared when it begins.
 */
export function bindFiles(
  doc: Y.Doc,
  files: SharedFiles,
  workspace: Workspace,
  listener: { readonly cannotShow: () => void },
): BoundFiles {
  const here = {}
  const told = new Map<string, TextEdit[]>()
  let shown = files.read()
  let isChanged = false

  workspace.shareWith({
    made(_before, changes) {
      doc.transact(() => {
        shown = files.change(shown, changes)
      }, here)
    },
    settle: follow,
  })
  files.map.observeDeep(note)
  doc.on('afterTransaction', followOthers)
  follow()

  return {
    shown: () => shown,
    dispose() {
      workspace.shareWith(undefined)
      files.map.unobserveDeep(note)
      doc.off('afterTransaction', followOthers)
    },
  }

  function note(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void {
    if (origin === here) return
    isChanged = true
    for (const event of events) {
      const id = event.path[0]
      if (typeof id !== 'string') continue
      files.touch(id)
      const edits = event instanceof Y.YTextEvent ? editsOf(event.delta) : undefined
      if (edits) told.set(id, composeEdits(told.get(id) ?? [], edits))
    }
  }

  function followOthers(): void {
    if (isChanged) follow()
  }

  function follow(): void {
    isChanged = false
    const wanted = files.read()
    const present = workspace.store.getState().files
    const edits = new Map(told)
    told.clear()
    if (sameFiles(present, wanted)) {
      shown = wanted
      return
    }
    if (!isWithinLimits(wanted)) {
      listener.cannotShow()
      return
    }
    const changes = changesTo(present, shown, wanted, edits)
    shown = wanted
    workspace.takeIn(changes)
  }
}

/** Files of one workspace, as many as a link may hold. */
const mostFiles = 2_000
/** UTF-16 units of all texts. */
const mostText = 10_000_000

export function isWithinLimits(files: Files): boolean {
  return files.length <= mostFiles && files.reduce((sum, it) => sum + it.text.length, 0) <= mostText
}

/** The changes that lead from the files on screen to those that are shared. */
function changesTo(
  present: Files,
  shown: readonly SharedFile[],
  wanted: readonly SharedFile[],
  told: ReadonlyMap<string, readonly TextEdit[]>,
): readonly FileChange[] {
  const changes: FileChange[] = []
  let current = present
  const make = (change: FileChange) => {
    current = applyChanges(current, [change])
    changes.push(change)
  }
  const has = (name: string) => current.some(it => it.name === name)
  const nameNow = new Map(shown.filter(it => has(it.name)).map(it => [it.id, it.name]))

  const ids = new Set(wanted.map(it => it.id))
  for (const [id, name] of nameNow) if (!ids.has(id)) make({ type: 'remove', file: name })

  let waiting = wanted.filter(it => nameNow.has(it.id) && nameNow.get(it.id) !== it.name)
  while (waiting.length > 0) {
    const free = waiting.find(it => !has(it.name))
    const next = free ?? waiting[0]!
    const to = free ? next.name : freeFileName(next.name, current)
    make({ type: 'rename', file: nameNow.get(next.id)!, to })
    nameNow.set(next.id, to)
    if (free) waiting = waiting.filter(it => it !== free)
  }

  for (const [index, { id, name, text }] of wanted.entries()) {
    const there = nameNow.has(id) ? current.find(it => it.name === name) : undefined
    if (there && there.text !== text)
      make({ type: 'edit', file: name, edits: editsTo(there.text, text, told.get(id)) })
    else if (!there && !has(name)) make({ type: 'create', file: name, text, index })
  }
  return sameFiles(current, wanted) ? changes : [...changes, ...changesBetween(current, wanted)]
}

/** What Yjs told of, where it leads there: it says which of two equal letters is the new one. */
function editsTo(before: string, after: string, told: readonly TextEdit[] | undefined): readonly TextEdit[] {
  try {
    if (told && applyEdits(before, told) === after) return told
  } catch {
    // What others share may be anything.
  }
  return textDifference(before, after)
}

function editsOf(delta: Y.YTextEvent['delta']): TextEdit[] | undefined {
  const edits: TextEdit[] = []
  let at = 0
  for (const { retain, insert, delete: gone } of delta) {
    if (retain !== undefined) at += retain
    if (insert !== undefined && typeof insert !== 'string') return undefined
    const last = edits.at(-1)
    if (gone !== undefined) {
      if (last && last.to === at) edits[edits.length - 1] = { ...last, to: at + gone }
      else edits.push({ from: at, to: at + gone, insert: '' })
      at += gone
    } else if (typeof insert === 'string') {
      if (last && last.to === at) edits[edits.length - 1] = { ...last, insert: last.insert + insert }
      else edits.push({ from: at, to: at, insert })
    }
  }
  return edits
}
