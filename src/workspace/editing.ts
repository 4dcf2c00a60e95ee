import type { StoreApi } from 'zustand/vanilla'
import type { Place } from '../core/model/resource.ts'
import { changesBetween } from '../core/text/changes-between.ts'
import {
  applyChanges,
  type FileChange,
  type Files,
  findFile,
  invertChanges,
  sameFiles,
} from '../core/text/file-change.ts'
import { offsetAfter } from '../core/text/rebase/rebase-changes.ts'
import { fileOfChange, keepActiveFile, touchedFiles } from './active-file.ts'
import { createHistory, type HistoryLimits, type Moment } from './history.ts'
import type { KeptHistory } from './kept-history.ts'
import type { Steps } from './others-steps.ts'
import { landOverlay, otherUsers, overlaid, settingsIn } from './overlays.ts'
import type { Selecting } from './selecting.ts'
import { continues, readStroke, type Stroke, titleOf } from './typing.ts'
import type {
  HistoryState,
  LastChange,
  Origin,
  Selection,
  SharedEdits,
  Workspace,
  WorkspaceState,
} from './workspace.ts'

type Edits = Pick<
  Workspace,
  'apply' | 'run' | 'type' | 'undo' | 'redo' | 'jumpTo' | 'backToBaseline' | 'takeIn' | 'shareWith'
>

export interface Editing extends Edits {
  /** Other files are shown: the history begins anew, or goes on where theirs was. */
  startOver(kept: KeptHistory | undefined): HistoryState
  kept(): KeptHistory
}

export interface EditingParts {
  readonly selecting: Selecting
  readonly limits: HistoryLimits
  readonly now: () => number
  /** Whether the workspace is looked at only; called where something is to be changed. */
  readonly isRefused: () => boolean
  /** Called before every change of the files. */
  readonly changing: () => void
  /** Called after every change of the files. */
  readonly changed: () => void
}

/** Every change of the files: one history over them, in which each is an entry that can be taken back. */
export function createEditing(
  { getState, setState }: StoreApi<WorkspaceState>,
  { selecting, limits, now, isRefused, changing, changed }: EditingParts,
): Editing {
  let history = createHistory(limits)
  let lastStroke: Stroke | undefined
  let shared: SharedEdits | undefined

  /** The one place where files change. */
  function setFiles(
    files: Files,
    changes: readonly FileChange[],
    by: LastChange['by'],
    shown: Partial<WorkspaceState>,
    cursor?: LastChange['cursor'],
  ): void {
    changing()
    const revision = getState().revision + 1
    const before = getState()
    // Told before the state is, whose listeners may make further changes.
    if (by !== 'others') shared?.made(before.files, changes)
    setState({
      files,
      ...overlaid(files, before.overlayChoice, before),
      judging: settingsIn(files, before.settings),
      revision,
      history: history.state,
      lastChange: { revision, by, changes, cursor },
      ...shown,
    })
    changed()
    if (by !== 'others') shared?.settle()
  }

  /** The note of an operation, and which other overlays are built from the files that it has changed. */
  function noted({ note }: { note?: string }, changes: readonly FileChange[]): { note?: string } {
    const { files, overlay } = getState()
    const users = otherUsers(
      files,
      changes.map(it => it.file),
      overlay,
    )
    if (users.length === 0) return {}
    const others = `${users.slice(0, 3).join(', ')}${users.length > 3 ? ` and ${users.length - 3} more` : ''}`
    const own = `${others} ${users.length === 1 ? 'is' : 'are'} built from ${changes.length === 1 ? changes[0]!.file : 'these files'} too.`
    return { note: note === undefined ? own : `${note} ${own}` }
  }

  function apply(title: string, changes: readonly FileChange[], select?: Place, origin?: Origin): boolean {
    const landed = landOverlay(getState(), changes)
    return landed.ok && applyToFiles(title, landed.changes, select, origin)
  }

  function applyToFiles(
    title: string,
    changes: readonly FileChange[],
    select?: Place,
    origin?: Origin,
  ): boolean {
    if (isRefused()) return false
    const { files, activeFile, selection } = getState()
    const after = attempt(() => applyChanges(files, changes))
    if (!after) return false
    const selected: Selection | undefined = select ? placeSelection(select, origin) : selection
    if (sameFiles(files, after)) {
      if (select) selecting.select(selected)
      return true
    }
    const before: Moment = { selection, activeFile }
    const kept = keepActiveFile(files, after, activeFile, changes)
    // The text follows what was made or edited; files that come beside it are opened by whoever wants them.
    const touched = touchedFiles(after, select ? changes : changes.filter(it => it.type === 'edit'))
    const isElsewhere = touched.length > 0 && !touched.includes(kept ?? '')
    const shown = isElsewhere ? (select ? touched.at(-1) : touched[0]) : kept
    lastStroke = undefined
    history.record({
      title,
      changes,
      inverse: invertChanges(files, changes),
      before,
      after: { selection: selected, activeFile: shown },
    })
    if (select) selecting.forget()
    setFiles(after, changes, 'apply', { activeFile: shown, selection: selected })
    return true
  }

  function moveTo(position: number): void {
    if (isRefused()) return
    const before = getState()
    const moved = attempt(() => history.moveTo(position, before.files))
    if (!moved) {
      // Only a kept history that somebody has changed does not fit the files: they are worth more than it.
      history = createHistory(limits, { entries: [], position: 0, isCut: true })
      setState({ history: history.state, undosAtEnd: before.undosAtEnd + 1 })
      return
    }
    const { files, changes, back, last, stuck } = moved
    if (stuck.length > 0) setState({ history: history.state, stuck: stuck.map(it => it.title) })
    if (!last) return
    const then = back ? last.entry.before : last.entry.after
    const activeFile = fileOfChange(before.files, files, before.activeFile, last.changes, then.activeFile)
    const cursor =
      then.cursor === undefined || activeFile === undefined
        ? undefined
        : cursorAfter(activeFile, then.cursor, back ? last.entry.others : undefined)
    lastStroke = undefined
    const selection = selecting.restored(then)
    setFiles(files, changes, back ? 'undo' : 'redo', { activeFile, selection }, cursor)
  }

  return {
    apply,

    run(operation, origin) {
      const { analysed, files, judging } = getState()
      if (isRefused()) return { ok: false, reason: viewOnlyReason }
      const result = attempt(() => operation.run(operation.isOfFiles ? files : analysed, judging))
      if (result && !result.ok) return result
      const landed = result && landOverlay(getState(), result.changes)
      if (landed && !landed.ok) return landed
      if (result && landed && applyToFiles(operation.title, landed.changes, result.select, origin))
        return { ...result, ...noted(result, landed.changes), changes: landed.changes }
      return { ok: false, reason: `“${operation.title}” does not fit the files as they are now.` }
    },

    type(file, edits, cursor) {
      if (isRefused()) return false
      const { files, selection, activeFile } = getState()
      const changes: FileChange[] = [{ type: 'edit', file, edits }]
      const text = findFile(files, file)?.text
      const after = text === undefined ? undefined : attempt(() => applyChanges(files, changes))
      if (text === undefined || !after) return false
      if (sameFiles(files, after)) return true
      const inverse = invertChanges(files, changes)
      const stroke = readStroke(file, text, edits, cursor, now())
      const then: Moment = { selection, activeFile: file, cursor: cursor.after }
      const goesOn = lastStroke && continues(lastStroke, stroke)
      if (!goesOn || !history.extend(files, changes, inverse, then)) {
        const before: Moment = { selection, activeFile: file, cursor: cursor.before }
        history.record({ title: titleOf(stroke), changes, inverse, before, after: then })
      }
      lastStroke = stroke
      setFiles(after, changes, 'type', { activeFile })
      return true
    },

    undo() {
      const { position, isCut } = history.state
      if (position > 0) moveTo(position - 1)
      else if (isCut) setState(it => ({ undosAtEnd: it.undosAtEnd + 1 }))
    },
    redo: () => moveTo(history.state.position + 1),
    jumpTo: moveTo,

    backToBaseline() {
      const { files, baseline } = getState()
      apply('Restore the baseline', changesBetween(files, baseline.files))
    },

    takeIn(changes) {
      const { files, activeFile } = getState()
      const after = attempt(() => applyChanges(files, changes))
      if (!after) return false
      if (sameFiles(files, after)) return true
      history.others(files, changes)
      lastStroke = lastStroke && strokeAfter(lastStroke, changes)
      setFiles(after, changes, 'others', { activeFile: keepActiveFile(files, after, activeFile, changes) })
      return true
    },

    shareWith(edits) {
      shared = edits
    },

    startOver(kept) {
      history = createHistory(limits, kept)
      lastStroke = undefined
      selecting.forget()
      return history.state
    },
    kept: () => history.kept(),
  }
}

const viewOnlyReason = 'This workspace is view only. Choose “Edit a copy” to change it.'

/** Where the cursor was, with what others have written before it since. */
function cursorAfter(file: string, offset: number, others: Steps | undefined): LastChange['cursor'] {
  return others ? offsetAfter(file, offset, others.changes) : { file, offset }
}

/** A stroke that others have written around: the next one goes on with it where the cursor is now. */
function strokeAfter(stroke: Stroke, changes: readonly FileChange[]): Stroke | undefined {
  const after = offsetAfter(stroke.file, stroke.cursor.after, changes)
  return after && { ...stroke, file: after.file, cursor: { ...stroke.cursor, after: after.offset } }
}

function placeSelection(place: Place, origin: Origin | undefined): Selection {
  return origin ? { type: 'place', place, origin } : { type: 'place', place }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
