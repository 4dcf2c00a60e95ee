import type { StoreApi } from 'zustand/vanilla'
import type { Analysis } from '../core/analysis.ts'
import type { Folding } from '../core/graph/arrange/arrangement.ts'
import type { Place } from '../core/model/resource.ts'
import type { Operation, OperationResult } from '../core/operations/operation.ts'
import type { AnswerTo, Question } from '../core/questions/index.ts'
import type { Comments } from '../core/review/comment.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { FileChange, Files } from '../core/text/file-change.ts'
import type { TextEdit } from '../core/text/text-edit.ts'
import type { Baseline } from './baseline.ts'
import type { OverlayChoice, ShownOverlay } from './overlay.ts'
import type { Snapshot } from './snapshots.ts'
import type { KeptWorkspace, SavedCopy, SaveFault } from './storage.ts'

/** What cannot be computed, and the latest of what was. */
export interface WorkspaceState {
  readonly name: string
  readonly files: Files
  /** What a change is compared with: as the files were opened, or as they were when the user or a save made them it. */
  readonly baseline: Baseline
  /** Another number for each workspace that is loaded. */
  readonly opening: number
  /** What was opened cannot be opened again from an example, a link or a disk. */
  readonly onlyHere: boolean
  /** The kustomization that was chosen; see `overlay` for the one that is shown. */
  readonly overlayChoice: OverlayChoice
  /** Whether edits of what a kustomization builds go to where the values are written, or into patches of its folder. */
  readonly landing: 'source' | 'overlay'
  /** What drawing, checks and questions are of: the files, or what a kustomization builds of them. */
  readonly analysed: Files
  /** Set while `analysed` is what a kustomization builds. */
  readonly overlay: ShownOverlay | undefined
  /** The file shown in the YAML pane. */
  readonly activeFile: string | undefined
  /** Grows with every change of the files, settings or saved requests. */
  readonly revision: number
  /** The last answer of the analyzer; it belongs to `analysedRevision`, which may lag behind `revision`. */
  readonly analysis: Analysis | undefined
  readonly analysedRevision: number
  /** Set while `analysis` is the drawing of a part of the files, which nothing has judged yet. */
  readonly draft?: DraftProgress | undefined
  /** Why the last analysis gave no answer; gone with the next one that does. */
  readonly analysisError?: string | undefined
  /** Where in the code it failed, for a report. */
  readonly analysisErrorStack?: string | undefined
  readonly selection: Selection | undefined
  readonly history: HistoryState
  /** How often undo was asked for where a history that is cut ends. */
  readonly undosAtEnd: number
  /** The titles of what could not be taken back last, because others have built on it. */
  readonly stuck?: readonly string[] | undefined
  /** The files as they were at moments, the oldest first. */
  readonly snapshots: readonly Snapshot[]
  readonly settings: AnalysisSettings
  /** The same with what a `.drawbridge.yaml` says: with these everything is read and judged. */
  readonly judging: AnalysisSettings
  /** Node positions the user dragged, by node id. */
  readonly positions: NonNullable<WorkspaceContent['positions']>
  /** What of the drawing the user has folded or unfolded. */
  readonly folding: Folding
  /** Requests to trace, with what is expected of them. */
  readonly requests?: readonly SavedRequest[]
  /** What reviewers say of it. */
  readonly comments: Comments
  /** The files as they came with the link that was opened or merged last: what both sides have in common. */
  readonly origin: { readonly files: Files } | undefined
  /** Files, name, settings and the like are looked at only: nothing changes them. Comments can be made all the same. */
  readonly viewOnly: boolean
  /** How often a change was asked for that is not made because of that. */
  readonly refusals: number
  readonly saved: 'saved' | 'saving' | 'failed'
  /** Why, while `saved` is `failed`. */
  readonly saveFault?: SaveFault | undefined
  /** False while the browser has no room for the history beside the work. */
  readonly isHistoryKept: boolean
  /** Set when this tab goes on in a copy, because another one had changed the workspace. */
  readonly copy?: SavedCopy | undefined
  /** How the files came from the ones before, for a view that keeps a text of its own (the YAML pane). */
  readonly lastChange?: LastChange | undefined
}

export interface LastChange {
  /** The revision the change led to. */
  readonly revision: number
  /** `load` replaced all files at once and lists no changes; `others` are those who work on the same files elsewhere. */
  readonly by: 'type' | 'apply' | 'undo' | 'redo' | 'load' | 'others'
  readonly changes: readonly FileChange[]
  /** Where the cursor belongs after undoing or redoing keystrokes. */
  readonly cursor?: { readonly file: string; readonly offset: number } | undefined
}

/** One thing everywhere: a place in a resource, or a node that stands for no resource (an entry, a host, a ghost). */
export type Selection =
  | ({ readonly type: 'place'; readonly place: Place } & SelectionNote)
  | ({ readonly type: 'node'; readonly node: string } & SelectionNote)

interface SelectionNote {
  readonly origin?: Origin
  /** The pane that comes forward and scrolls to the selection, even when the same thing was selected before. */
  readonly reveal?: 'canvas' | 'yaml' | 'inspector' | undefined
}

/** The pane that a selection or change was made in, which therefore does not scroll under the user's hand. */
export type Origin = 'canvas' | 'yaml' | 'inspector' | 'problems' | 'trace' | 'files' | 'search' | 'history'

export interface HistoryEntry {
  readonly id: number
  readonly title: string
}

export interface HistoryState {
  readonly entries: readonly HistoryEntry[]
  /** How many of the entries are in effect; those behind it can be redone. */
  readonly position: number
  /** Older entries were let go of: position 0 is not what the history began with. */
  readonly isCut: boolean
}

/** The one writer. Keystrokes, gestures, forms and fixes all end here. */
export interface Workspace {
  readonly store: StoreApi<WorkspaceState>
  /** Makes an operation one named entry of the history; when it refuses, nothing changes and the reason is returned. */
  run(operation: Operation, origin?: Origin): OperationResult
  /** Applies changes as one named entry; false, with nothing changed, when they do not fit the files. */
  apply(title: string, changes: readonly FileChange[], select?: Place, origin?: Origin): boolean
  /**
   * Keystrokes in a file. They join the entry before them while the user keeps writing the same word.
   * False, with nothing changed, when the edits do not fit the text: the caller's text is not the workspace's.
   */
  type(
    file: string,
    edits: readonly TextEdit[],
    cursor: { readonly before: number; readonly after: number },
  ): boolean
  /**
   * Makes what others have changed, which is no entry of the history; what was done here can still be taken back. False, with
   * nothing changed, where it does not fit the files.
   */
  takeIn(changes: readonly FileChange[]): boolean
  /** Takes over what others have made of what stands beside the files. */
  takeInFacts(facts: SharedFacts): void
  /** Forgets what was done: what is on screen now is what it begins with. */
  beginHistory(): void
  /** Tells of every change that is made here, from now on. */
  shareWith(edits: SharedEdits | undefined): void
  undo(): void
  redo(): void
  /** Leads to the state after `position` entries. */
  jumpTo(position: number): void
  /** Makes the files what they are in the baseline, as one entry that can be taken back. */
  backToBaseline(): void
  /**
   * Makes the files as they are the baseline, or `files`: what was written to a folder or a branch, with what was left
   * out of it as it was. No entry of the history; `restoreBaseline` with the one before is the way back.
   */
  takeBaseline(since: Exclude<Baseline['since'], 'opened'>, files?: Files): void
  restoreBaseline(baseline: Baseline): void
  /** Keeps the files as they are under a name; false, with nothing kept, where the named snapshots have no room left. */
  takeSnapshot(name: string): boolean
  /** Renames, deletes, or brings back: the snapshots are these from now on. */
  setSnapshots(snapshots: readonly Snapshot[]): void
  /** The comments are these from now on. They are no part of the files: no entry of the history, and made in view-only workspaces too. */
  setComments(comments: Comments): void
  /** What the next link that is sent back will have in common with this workspace. */
  setOrigin(origin: WorkspaceState['origin']): void
  select(selection: Selection | undefined): void
  openFile(name: string): void
  /**
   * Replaces everything with another workspace; its history goes on where it was kept. Without a baseline of its own its files are it. `onlyHere` says that they stand nowhere
   * else, so that they count as unsaved work until they are kept.
   */
  load(content: KeptWorkspace, options?: { readonly onlyHere: boolean }): void
  /** What was to be looked at only is from now on a copy of the user's own. */
  editCopy(): void
  rename(name: string): void
  setSettings(settings: AnalysisSettings): void
  setPosition(node: string, position: { readonly x: number; readonly y: number } | undefined): void
  setFolding(folding: Folding): void
  setRequests(requests: readonly SavedRequest[]): void
  /** Shows what another kustomization builds, or the files as they are. */
  setOverlay(choice: OverlayChoice): void
  setLanding(landing: WorkspaceState['landing']): void
  /** Resolves when the analysis is that of the current files, or has failed for them. */
  fresh(): Promise<void>
  /**
   * Answers a question about the files as they were last sent to be analysed, with their revision. Undefined where they changed first,
   * or the same asker asked something else; rejects where there is no answer.
   */
  ask<Q extends Question>(asker: string, question: Q): Promise<Answered<Q> | undefined>
  /** The asker will ask no more. */
  forget(asker: string): void
  /** The answer about the files as they are now; undefined where there is none, or they do not stay for long enough. */
  answerNow<Q extends Question>(question: Q): Promise<AnswerTo<Q> | undefined>
  /** All of it as it is kept. */
  kept(): KeptWorkspace
  /** Keeps all of it anew, though nothing has changed. */
  touch(): void
  /** Saves at once what has not been saved, for a page about to go. Resolves when the attempt is over; never rejects. */
  flush(): Promise<void>
  dispose(): void
}

/** What those who work on the same files have alike beside them. */
export type SharedFacts = Partial<
  Pick<WorkspaceState, 'name' | 'settings' | 'requests' | 'positions' | 'baseline' | 'comments' | 'viewOnly'>
>

/** Hears of the changes made here, in their order. */
export interface SharedEdits {
  /** `changes` are about to be made of `before`. */
  made(before: Files, changes: readonly FileChange[]): void
  /** They are made. */
  settle(): void
}

export interface Answered<Q extends Question> {
  readonly answer: AnswerTo<Q>
  /** The files it is about. */
  readonly revision: number
}

/** How much of the files has been read, in characters. */
export interface DraftProgress {
  readonly done: number
  readonly total: number
}

/** A port: answers with the analysis of the files as they stood when asked, and how the saved requests fare with them. Implemented by a worker; by a plain call in tests. */
export interface Analyzer {
  analyze(
    files: Files,
    settings: AnalysisSettings,
    requests: readonly SavedRequest[],
    /** Hears of drawings of a part of the files, where reading all of them takes long. */
    onDraft?: (analysis: Analysis, progress: DraftProgress) => void,
  ): Promise<Analysis>
  /**
   * Answers a question about the files as they were last given to be analysed. Undefined where they changed before there was an
   * answer, or a newer question of the same asker overtook it. What did not change in an answer is the same object as in the one
   * before it.
   */
  ask<Q extends Question>(asker: string, question: Q): Promise<{ readonly answer: AnswerTo<Q> } | undefined>
  /** The asker will ask no more. */
  forget(asker: string): void
  dispose(): void
}
