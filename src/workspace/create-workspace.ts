import { createStore } from 'zustand/vanilla'
import type { Analysis } from '../core/analysis.ts'
import type { Comments } from '../core/review/comment.ts'
import { type Files, findFile } from '../core/text/file-change.ts'
import { createAnswers } from './answers.ts'
import { atOnce, type Schedule } from './autosave.ts'
import type { Baseline } from './baseline.ts'
import { createEditing } from './editing.ts'
import type { HistoryLimits } from './history.ts'
import { loadOverlays, overlaid, settingsIn, waitsForOverlays } from './overlays.ts'
import { createRenameFollower } from './review/follow-renames.ts'
import { createSaving } from './saving.ts'
import { createSelecting } from './selecting.ts'
import { hasRoom, isDue, type Snapshot, thinned } from './snapshots.ts'
import type { KeptWorkspace, SaveFault, Storage } from './storage.ts'
import type { Analyzer, Workspace, WorkspaceState } from './workspace.ts'
import { contentOf, emptyContent, initialState } from './workspace-content.ts'

export interface WorkspaceParts {
  readonly analyzer: Analyzer
  /** Without one nothing is kept between visits. */
  readonly storage?: Storage
  readonly content?: KeptWorkspace | undefined
  /** Why that content is not kept yet, or why nothing could be read. */
  readonly fault?: SaveFault | undefined
  /** Milliseconds, growing. */
  readonly now: () => number
  /** Milliseconds since 1970; `now` where it is not given. */
  readonly date?: () => number
  /** Without one a change is saved at once. */
  readonly schedule?: Schedule
  readonly limits?: HistoryLimits
}

const defaultLimits: HistoryLimits = { entries: 10_000, size: 50_000_000 }

/** The workspace: files, one history over them, the selection, the latest analysis, and whether all of it is kept. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const { analyzer, storage, now, date = now, content, fault } = parts
  const store = createStore<WorkspaceState>(() => ({
    ...initialState(content ?? emptyContent, 0, date()),
    ...(fault && { saved: 'failed' as const, saveFault: fault, onlyHere: true }),
  }))
  const { getState, setState } = store

  const selecting = createSelecting(store)
  const answers = createAnswers(store, analyzer, now, analysis => {
    followComments(analysis)
    return selecting.followed(analysis)
  })
  const saving =
    storage &&
    createSaving(store, { storage, schedule: parts.schedule ?? atOnce, now, kept }, content && fault)
  const editing = createEditing(store, {
    selecting,
    limits: parts.limits ?? defaultLimits,
    now,
    isRefused,
    changing,
    changed,
  })

  let withRenames = createRenameFollower()

  function followComments(analysis: Analysis): void {
    const { comments } = getState()
    const followed = withRenames(comments, analysis, Math.floor(date() / 1000))
    if (followed !== comments) setComments(followed)
  }

  function setComments(comments: Comments): void {
    setState({ comments })
    saving?.touch()
  }

  function kept(): KeptWorkspace {
    const history = editing.kept()
    const { baseline, snapshots, origin } = getState()
    return {
      ...contentOf(getState()),
      baseline,
      ...(snapshots.length > 0 && { snapshots }),
      ...(origin && { origin }),
      ...((history.entries.length > 0 || history.isCut) && { history }),
    }
  }

  /** What has stood since the last change is worth a snapshot, once a minute. */
  function changing(): void {
    const { files, baseline, snapshots, lastChange } = getState()
    const isKnown = files === baseline.files || files === snapshots.at(-1)?.files
    if (isKnown || !lastChange || !isDue(snapshots, date())) return
    setState({ snapshots: thinned([...snapshots, newSnapshot(files)], date()) })
  }

  function newSnapshot(files: Files): Snapshot {
    const ids = getState().snapshots.map(it => it.id)
    return { id: Math.max(0, ...ids) + 1, at: date(), files }
  }

  let isResolving = false

  /** Files with the first kustomization are shown as it builds them once what resolves it is there. */
  function followOverlays({ files }: WorkspaceState): void {
    if (isResolving || !waitsForOverlays(files)) return
    isResolving = true
    const resolve = () => {
      isResolving = false
      const { files, settings, overlayChoice, revision } = getState()
      setState({
        ...overlaid(files, overlayChoice),
        judging: settingsIn(files, settings),
        revision: revision + 1,
      })
      answers.request()
    }
    // Without it files are shown as they are.
    loadOverlays().then(resolve, () => {
      isResolving = false
    })
  }

  function changed(): void {
    answers.request()
    saving?.touch()
  }

  /** Of a workspace that is looked at only nothing is changed; that it was asked for is counted, so that it can be said. */
  function isRefused(): boolean {
    const { viewOnly, refusals } = getState()
    if (viewOnly) setState({ refusals: refusals + 1 })
    return viewOnly
  }

  function setBaseline(baseline: Baseline): void {
    if (isRefused()) return
    setState({ baseline })
    saving?.touch()
  }

  setState({ history: editing.startOver(content?.history) })
  followOverlays(getState())
  store.subscribe((state, before) => {
    if (state.files !== before.files) followOverlays(state)
  })
  answers.request()
  return {
    store,
    apply: editing.apply,
    run: editing.run,
    type: editing.type,
    undo: editing.undo,
    redo: editing.redo,
    jumpTo: editing.jumpTo,
    backToBaseline: editing.backToBaseline,
    takeIn: editing.takeIn,
    shareWith: editing.shareWith,

    takeInFacts(facts) {
      const { files, settings, revision } = getState()
      const isJudged = facts.settings !== undefined || facts.requests !== undefined
      const judging = settingsIn(files, facts.settings ?? settings)
      setState({ ...facts, judging, ...(isJudged && { revision: revision + 1 }) })
      if (isJudged) changed()
      else saving?.touch()
    },

    beginHistory() {
      setState({ history: editing.startOver(undefined) })
      saving?.touch()
    },

    takeBaseline: (since, files = getState().files) => setBaseline({ files, since, at: date() }),
    restoreBaseline: setBaseline,

    takeSnapshot(name) {
      const { files, snapshots } = getState()
      if (!hasRoom(snapshots, files)) return false
      setState({ snapshots: thinned([...snapshots, { ...newSnapshot(files), name }], date()) })
      saving?.touch()
      return true
    },

    setSnapshots(snapshots) {
      setState({ snapshots })
      saving?.touch()
    },
    setComments,

    setOrigin(origin) {
      setState({ origin })
      saving?.touch()
    },
    select: selecting.select,

    openFile(name) {
      if (findFile(getState().files, name) && getState().activeFile !== name) setState({ activeFile: name })
    },

    load(loaded, { onlyHere } = { onlyHere: false }) {
      const { revision: before, saved, saveFault } = getState()
      const revision = before + 1
      saving?.startOver()
      withRenames = createRenameFollower()
      setState({
        ...initialState(loaded, revision, date()),
        history: editing.startOver(loaded.history),
        onlyHere,
        // A browser that keeps nothing does not keep this either.
        ...(saved === 'failed' && { saved, saveFault }),
        analysisError: undefined,
        lastChange: { revision, by: 'load', changes: [] },
      })
      answers.startOver()
      changed()
    },

    editCopy() {
      if (!getState().viewOnly) return
      setState({ viewOnly: false })
      saving?.touch()
    },

    rename(name) {
      if (name === getState().name || isRefused()) return
      setState({ name })
      saving?.touch()
    },

    setSettings(settings) {
      if (isRefused()) return
      const { files, revision } = getState()
      setState({ settings, judging: settingsIn(files, settings), revision: revision + 1 })
      changed()
    },

    setPosition(node, position) {
      if (isRefused()) return
      const others = Object.entries(getState().positions).filter(([id]) => id !== node)
      const positions = Object.fromEntries(position ? [...others, [node, position]] : others)
      setState({ positions })
      saving?.touch()
    },

    setFolding(folding) {
      setState({ folding })
      saving?.touch()
    },

    setRequests(requests) {
      if (isRefused()) return
      setState({ requests, revision: getState().revision + 1 })
      changed()
    },

    setOverlay(overlayChoice) {
      const { files, revision } = getState()
      setState({ overlayChoice, ...overlaid(files, overlayChoice), revision: revision + 1 })
      saving?.touch()
      answers.request()
    },

    setLanding: landing => setState({ landing }),

    fresh: answers.fresh,
    ask: answers.ask,
    forget: answers.forget,
    answerNow: answers.answerNow,
    kept,
    touch: () => saving?.touch(),
    flush: async () => saving?.flush(),

    dispose() {
      saving?.dispose()
      answers.dispose()
    },
  }
}
