import { createStore } from 'zustand/vanilla'
import type { Place } from '../core/model/resource.ts'
import type { Operation, OperationResult } from '../core/operations/operation.ts'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import {
  applyChanges,
  type FileChange,
  type Files,
  findFile,
  invertChanges,
  sameFiles,
} from '../core/text/file-change.ts'
import { fileOfChange, keepActiveFile, touchedFiles } from './active-file.ts'
import { createAnalysisLoop } from './analysis-loop.ts'
import { atOnce, createAutosave, type Schedule } from './autosave.ts'
import { createHistory, type HistoryLimits, type Moment } from './history.ts'
import { findResource, followSelection, type Standing, sameSelection } from './selection.ts'
import type { SaveFault, Storage } from './storage.ts'
import { continues, readStroke, type Stroke, titleOf } from './typing.ts'
import type { Analyzer, LastChange, Origin, Selection, Workspace, WorkspaceState } from './workspace.ts'
import { contentOf, emptyContent, initialState } from './workspace-content.ts'

export interface WorkspaceParts {
  readonly analyzer: Analyzer
  /** Without one nothing is kept between visits. */
  readonly storage?: Storage
  readonly content?: WorkspaceContent | undefined
  /** Why that content is not kept yet, or why nothing could be read. */
  readonly fault?: SaveFault | undefined
  /** Milliseconds, growing. */
  readonly now: () => number
  /** Without one a change is saved at once. */
  readonly schedule?: Schedule
  readonly limits?: HistoryLimits
}

const defaultLimits: HistoryLimits = { entries: 500, size: 50_000_000 }

/** How often a question is asked anew because the files changed before there was an answer. */
const mostTries = 5

/** While the user keeps typing, an answer that is already out of date is still shown this often, in milliseconds. */
const staleInterval = 400

/** The workspace: files, one history over them, the selection, and the latest analysis. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const { analyzer, storage, now } = parts
  const store = createStore<WorkspaceState>(() => ({
    ...initialState(parts.content ?? emptyContent, 0),
    ...(parts.fault && { saved: 'failed' as const, saveFault: parts.fault, onlyHere: true }),
  }))
  const get = store.getState
  const set = store.setState

  let history = createHistory(parts.limits ?? defaultLimits)
  let lastStroke: Stroke | undefined
  let standing: Standing | undefined
  let loadedAt = 0
  let shownAt = Number.NEGATIVE_INFINITY
  let failedRevision = -1
  let disposed = false
  let asked = 0
  let waiting: (() => void)[] = []
  /** What was handed to the storage of the workspace that is shown. */
  let saved = new WeakSet<WorkspaceContent>()

  const autosave = storage
    ? createAutosave({
        storage,
        schedule: parts.schedule ?? atOnce,
        now,
        content() {
          const content = contentOf(get())
          saved.add(content)
          return content
        },
        fault: parts.content && parts.fault,
        listener: {
          told(state, saveFault) {
            if (get().saved !== state || get().saveFault?.message !== saveFault?.message)
              set({ saved: state, saveFault })
          },
          copied(copy, content) {
            // What is shown by now may be another workspace, or have been given another name.
            if (!saved.has(content)) return
            const name = get().name === content.name ? copy.name : get().name
            set({ copy, name })
            autosave?.touch()
          },
        },
      })
    : undefined

  const analysis = createAnalysisLoop(analyzer, get, {
    answered(revision, answer) {
      if (revision < loadedAt) return
      const current = revision === get().revision
      // A newer answer is on its way; under steady typing it would never be the newest.
      if (!current && now() - shownAt < staleInterval) return
      shownAt = now()
      const followed = current
        ? followSelection(get().selection, standing, answer)
        : { selection: get().selection, standing }
      standing = followed.standing
      set({
        analysis: answer,
        analysedRevision: revision,
        analysisError: undefined,
        selection: followed.selection,
      })
      if (current) wake()
    },
    failed(revision, reason) {
      if (revision !== get().revision) return
      failedRevision = revision
      set({ analysisError: reason })
      wake()
    },
  })

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }

  function changed(): void {
    analysis.request()
    autosave?.touch()
  }

  /** The one place where files change. */
  function setFiles(
    files: Files,
    changes: readonly FileChange[],
    by: LastChange['by'],
    shown: Partial<WorkspaceState>,
    cursor?: LastChange['cursor'],
  ): void {
    const revision = get().revision + 1
    set({ files, revision, history: history.state, lastChange: { revision, by, changes, cursor }, ...shown })
    changed()
  }

  function apply(title: string, changes: readonly FileChange[], select?: Place, origin?: Origin): boolean {
    const { files, activeFile, selection } = get()
    const after = attempt(() => applyChanges(files, changes))
    if (!after) return false
    const selected: Selection | undefined = select ? placeSelection(select, origin) : selection
    if (sameFiles(files, after)) {
      if (select) workspace.select(selected)
      return true
    }
    const before: Moment = { selection, activeFile }
    const touched = touchedFiles(after, changes)
    const kept = keepActiveFile(files, after, activeFile, changes)
    const shown = select && touched.length > 0 && !touched.includes(kept ?? '') ? touched.at(-1) : kept
    lastStroke = undefined
    history.record({
      title,
      changes,
      inverse: invertChanges(files, changes),
      before,
      after: { selection: selected, activeFile: shown },
    })
    if (select) standing = undefined
    setFiles(after, changes, 'apply', { activeFile: shown, selection: selected })
    return true
  }

  function moveTo(position: number): void {
    const { undone, redone } = history.moveTo(position)
    const last = undone.at(-1) ?? redone.at(-1)
    if (!last) return
    const back = undone.length > 0
    const changes = back ? undone.flatMap(it => it.inverse) : redone.flatMap(it => it.changes)
    const files = applyChanges(get().files, changes)
    const then = back ? last.before : last.after
    const own = back ? last.inverse : last.changes
    const activeFile = fileOfChange(get().files, files, get().activeFile, own, then.activeFile)
    const cursor =
      then.cursor === undefined || activeFile === undefined
        ? undefined
        : { file: activeFile, offset: then.cursor }
    lastStroke = undefined
    const selection = restored(then)
    setFiles(files, changes, back ? 'undo' : 'redo', { activeFile, selection }, cursor)
  }

  /** The selection an entry leads back to. Keystrokes may have renamed what was selected: then the present one follows. */
  function restored({ selection, cursor }: Moment): Selection | undefined {
    const known =
      selection?.type === 'place' ? findResource(get().analysis, selection.place.resource) : undefined
    if (cursor !== undefined && selection?.type === 'place' && !known) return get().selection
    standing = known
    return selection && { ...selection, origin: 'history', reveal: undefined }
  }

  const workspace: Workspace = {
    store,
    apply,

    run(operation: Operation, origin?: Origin): OperationResult {
      const { files, settings } = get()
      const result = attempt(() => operation.run(files, settings))
      if (result && !result.ok) return result
      if (result && apply(operation.title, result.changes, result.select, origin)) return result
      return { ok: false, reason: `“${operation.title}” does not fit the files as they are now.` }
    },

    type(file, edits, cursor) {
      const { files, selection, activeFile } = get()
      const changes: FileChange[] = [{ type: 'edit', file, edits }]
      const text = findFile(files, file)?.text
      const after = text === undefined ? undefined : attempt(() => applyChanges(files, changes))
      if (text === undefined || !after) return false
      if (sameFiles(files, after)) return true
      const inverse = invertChanges(files, changes)
      const stroke = readStroke(file, text, edits, cursor, now())
      const then: Moment = { selection, activeFile: file, cursor: cursor.after }
      if (lastStroke && history.last() && continues(lastStroke, stroke))
        history.extend(changes, inverse, then)
      else {
        const before: Moment = { selection, activeFile: file, cursor: cursor.before }
        history.record({ title: titleOf(stroke), changes, inverse, before, after: then })
      }
      lastStroke = stroke
      setFiles(after, changes, 'type', { activeFile })
      return true
    },

    undo: () => moveTo(history.state.position - 1),
    redo: () => moveTo(history.state.position + 1),
    jumpTo: moveTo,

    select(selection) {
      const state = get()
      if (!selection?.reveal && sameSelection(state.selection, selection)) return
      const resource =
        selection?.type === 'place' ? findResource(state.analysis, selection.place.resource) : undefined
      standing = resource
      const file = resource && findFile(state.files, resource.file) ? resource.file : state.activeFile
      set({ selection, activeFile: file })
    },

    openFile(name) {
      if (findFile(get().files, name) && get().activeFile !== name) set({ activeFile: name })
    },

    load(content, { onlyHere } = { onlyHere: false }) {
      history = createHistory(parts.limits ?? defaultLimits)
      lastStroke = undefined
      standing = undefined
      loadedAt = get().revision + 1
      shownAt = Number.NEGATIVE_INFINITY
      saved = new WeakSet()
      const { saved: state, saveFault } = get()
      set({
        ...initialState(content, loadedAt),
        onlyHere,
        ...(state === 'failed' && { saved: state, saveFault }),
        analysisError: undefined,
        lastChange: { revision: loadedAt, by: 'load', changes: [] },
      })
      changed()
    },

    rename(name) {
      if (name === get().name) return
      set({ name })
      autosave?.touch()
    },

    setSettings(settings) {
      set({ settings, revision: get().revision + 1 })
      changed()
    },

    setPosition(node, position) {
      const others = Object.entries(get().positions).filter(([id]) => id !== node)
      const positions = Object.fromEntries(position ? [...others, [node, position]] : others)
      set({ positions })
      autosave?.touch()
    },

    setRequests(requests) {
      set({ requests, revision: get().revision + 1 })
      changed()
    },

    fresh() {
      const { analysedRevision, revision } = get()
      if (disposed || analysedRevision === revision || failedRevision === revision) return Promise.resolve()
      return new Promise(resolve => waiting.push(resolve))
    },

    async ask(asker, question) {
      const revision = analysis.revision()
      const answered = await analyzer.ask(asker, question)
      return answered && { ...answered, revision }
    },

    forget: asker => analyzer.forget(asker),

    async answerNow(question) {
      for (let tries = 0; tries < mostTries && !disposed; tries++) {
        await workspace.fresh()
        const asker = `once ${++asked}`
        const answered = await workspace.ask(asker, question).catch(() => undefined)
        analyzer.forget(asker)
        if (answered?.revision === get().revision) return answered.answer
      }
      return undefined
    },

    flush: async () => autosave?.flush(),

    dispose() {
      disposed = true
      autosave?.dispose()
      analysis.dispose()
      wake()
    },
  }

  analysis.request()
  return workspace
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
