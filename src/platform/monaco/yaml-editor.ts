import type { Diagnostic } from '../../core/diagnostic.ts'
import type { MuteForm } from '../../core/muting/mute-forms.ts'
import { changedRanges } from '../../core/text/changed-ranges.ts'
import { findFile } from '../../core/text/file-change.ts'
import { commentPlacesStore } from '../../workspace/review/comment-places.ts'
import type { Cursor as TextCursor } from '../../workspace/together/presence.ts'
import type { Workspace, WorkspaceState } from '../../workspace/workspace.ts'
import { ownTask } from '../own-task.ts'
import './yaml-editor.css'
import { createBaselineMarks } from './baseline-marks.ts'
import { createCommentMarks } from './comment-marks.ts'
import { cursorSource } from './cursor-source.ts'
import { setEditorAtHand } from './editor-at-hand.ts'
import { editorOptions } from './editor-options.ts'
import { type EditorPreferences, editorPreferences } from './editor-preferences.ts'
import { followPageTheme } from './editor-theme.ts'
import { createFileModels } from './file-models.ts'
import { followSelection } from './follow-selection.ts'
import { loadMonaco, type Monaco } from './load-monaco.ts'
import { showMarkers } from './markers.ts'
import { createPeopleMarks, type NamedPerson } from './people-marks.ts'
import { createPlaceHighlight } from './place-highlight.ts'
import type { OnRefactor } from './providers/refactorings.ts'
import type { OnEdit } from './providers/rename.ts'
import { registerProviders } from './providers.ts'
import { revealRequests } from './reveal-request.ts'
import { createShownFile, type ShownFile } from './shown-file.ts'

export interface YamlEditor {
  focus(): void
  /** Runs one of the editor's own commands: `actions.find`, `editor.action.marker.next`. */
  command(id: string): void
  setWordWrap(on: boolean): void
  /** Shows where others are. */
  showPeople(people: readonly NamedPerson[]): void
  dispose(): void
}

export interface YamlEditorOptions {
  readonly workspace: Workspace
  readonly container: HTMLElement
  /** One-based; called when the cursor comes to rest and when it moves. */
  readonly onCursor: (position: { readonly line: number; readonly column: number }) => void
  /** Makes one of the fixes of a problem. */
  readonly onFix: (problem: Diagnostic, index: number) => void
  /** Mutes a problem in the files. */
  readonly onMute: (problem: Diagnostic, form: MuteForm) => void
  /** Called when the cursor or what is selected moves; in the file's own text. */
  readonly onSelected: (cursor: TextCursor | undefined) => void
  /** Makes the first fix of every problem of a rule, in one file or in all. */
  readonly onFixAll: (rule: string, file?: string) => void
  readonly onRefactor: OnRefactor
  readonly onTold: (message: string) => void
  /** Opens the page of a check. */
  readonly onAbout: (rule: string) => void
  readonly onEdit: OnEdit
  /** Shows the comment whose mark was clicked. */
  readonly onComment: (id: string) => void
  readonly pace: EditorPace
}

/** When the page has room for the editor. What is returned takes something back. */
export interface EditorPace {
  /** Calls in a task of its own, once what was shown before has been painted. */
  afterFrame(run: () => void): () => void
  /** Calls in the next task, whose changes are painted alone. */
  next(run: () => void): () => void
}

/** How long the cursor rests before its place becomes the selection, in milliseconds. */
const rest = 80

/** Shows the workspace's active file in Monaco, and keeps text, selection and problems of both together. */
export async function createYamlEditor(options: YamlEditorOptions): Promise<YamlEditor> {
  return mountEditor(await loadMonaco(), options)
}

/** Each step in a task of its own: all of them take as long as Monaco takes to run. */
async function mountEditor(
  monaco: Monaco,
  {
    workspace,
    container,
    onCursor,
    onSelected,
    onFix,
    onFixAll,
    onMute,
    onRefactor,
    onTold,
    onAbout,
    onEdit,
    onComment,
    pace,
  }: YamlEditorOptions,
): Promise<YamlEditor> {
  await ownTask()
  // Monaco hangs its menus into the container, and defines its colours for this class.
  container.classList.add('monaco-component')
  const stopTheme = followPageTheme(monaco)
  await ownTask()
  const widget = monaco.editor.create(container, editorOptions)
  const highlight = createPlaceHighlight(monaco, widget)
  const sinceBaseline = createBaselineMarks(widget)
  const comments = createCommentMarks(widget, onComment)
  const models = createFileModels(monaco, workspace, () => shown.cursor())
  const shown: ShownFile = createShownFile(widget, models, { onLeave: highlight.clear, onShown: mark })
  const selection = followSelection(monaco, widget, workspace, models, shown, highlight)
  const people = createPeopleMarks(monaco, widget)
  await ownTask()
  const { activeFile } = workspace.store.getState()
  if (activeFile !== undefined) models.open(activeFile)
  await ownTask()
  // Another text may have come in between.
  models.sync()
  let others: readonly NamedPerson[] = []
  const providers = registerProviders(monaco, {
    widget,
    workspace,
    models,
    onFix,
    onFixAll,
    onMute,
    onRefactor,
    onTold,
    onAbout,
    onEdit,
  })
  let resting: ReturnType<typeof setTimeout> | undefined
  let catchingUp: (() => void) | undefined
  /** What is shown, where the workspace has gone on since. */
  let shownState: WorkspaceState | undefined

  const listening = [
    widget.onDidChangeCursorPosition(event => {
      shown.noteCursor()
      onCursor({ line: event.position.lineNumber, column: event.position.column })
      if (event.source === cursorSource || !widget.hasTextFocus()) return
      highlight.clear()
      clearTimeout(resting)
      resting = setTimeout(selection.selectAtCursor, rest)
    }),
    widget.onDidChangeCursorSelection(({ selection: selected }) => {
      const file = shown.file()
      const offsetAt = (lineNumber: number, column: number) =>
        file ? file.mirror.toFile(file.model.getOffsetAt({ lineNumber, column })) : 0
      onSelected(
        file && {
          file: file.name,
          anchor: offsetAt(selected.selectionStartLineNumber, selected.selectionStartColumn),
          head: offsetAt(selected.positionLineNumber, selected.positionColumn),
        },
      )
    }),
    widget.onDidFocusEditorText(() => container.toggleAttribute('data-focused', true)),
    widget.onDidBlurEditorText(() => container.toggleAttribute('data-focused', false)),
  ]
  widget.updateOptions({ readOnly: workspace.store.getState().viewOnly })
  const showWanted = ({ hints, lenses }: EditorPreferences) =>
    widget.updateOptions({ inlayHints: { enabled: hints ? 'on' : 'off' }, codeLens: lenses })
  showWanted(editorPreferences.getState())
  const stopPreferences = editorPreferences.subscribe(showWanted)
  const unsubscribe = workspace.store.subscribe(follow)
  const stopComments = commentPlacesStore.subscribe(() => mark(workspace.store.getState()))
  const stopRequests = revealRequests.subscribe(({ request }) => {
    if (!request) return
    catchUp()
    selection.answer(request)
  })
  const now = workspace.store.getState()
  shown.show(now)
  mark(now)
  markBaseline(now)
  selection.reveal(now)
  const early = revealRequests.getState().request
  if (early) selection.answer(early)

  const command = (id: string) => {
    catchUp()
    widget.focus()
    widget.trigger(cursorSource, id, undefined)
  }
  const leave = setEditorAtHand({ command })
  // Monaco has other keys for it on Linux, which nobody expects.
  const keys = monaco.editor.addKeybindingRule({
    keybinding: monaco.KeyMod.Alt | monaco.KeyCode.F12,
    command: 'editor.action.peekDefinition',
    when: 'editorTextFocus && editorHasDefinitionProvider',
  })

  return {
    focus() {
      catchUp()
      widget.focus()
    },
    command,
    showPeople(shownPeople) {
      others = shownPeople
      people.show(shown.file(), others)
    },
    setWordWrap: on => widget.updateOptions({ wordWrap: on ? 'on' : 'off' }),
    dispose() {
      leave()
      keys.dispose()
      unsubscribe()
      stopRequests()
      stopPreferences()
      stopComments()
      comments.dispose()
      clearTimeout(resting)
      catchingUp?.()
      sinceBaseline.dispose()
      people.dispose()
      onSelected(undefined)
      stopTheme()
      for (const it of [...listening, ...providers]) it.dispose()
      widget.dispose()
      models.dispose()
    },
  }

  /**
   * A selection alone is followed once it has been painted elsewhere, in tasks of its own: another file here takes as long as all that a click
   * changes there, to style and to paint as well.
   */
  function follow(state: WorkspaceState, before: WorkspaceState): void {
    shownState ??= before
    const isSelected = state.selection !== before.selection
    if (isSelected && state.files === before.files && state.analysis === before.analysis)
      catchingUp ??= pace.afterFrame(prepare)
    else catchUp()
  }

  /** What is shown in the next task is read in this one. */
  function prepare(): void {
    const state = workspace.store.getState()
    if (state.activeFile !== undefined) models.open(state.activeFile)
    selection.prepare(state)
    catchingUp = pace.next(catchUp)
  }

  /** Shows what the workspace has come to since. */
  function catchUp(): void {
    catchingUp?.()
    catchingUp = undefined
    const before = shownState
    shownState = undefined
    if (before) followNow(workspace.store.getState(), before)
  }

  function followNow(state: WorkspaceState, before: WorkspaceState): void {
    if (state.viewOnly !== before.viewOnly) widget.updateOptions({ readOnly: state.viewOnly })
    if (state.files !== before.files) {
      shown.followText(state)
      showChange(state)
    } else if (state.activeFile !== before.activeFile) shown.show(state)
    if (state.analysis !== before.analysis) mark(state)
    const isOther = state.activeFile !== before.activeFile || state.files !== before.files
    if (isOther || state.baseline !== before.baseline) markBaseline(state)
    if (state.activeFile !== before.activeFile) people.show(shown.file(), others)
    if (state.selection !== before.selection || state.analysis !== before.analysis) selection.reveal(state)
  }

  /** What was changed elsewhere is seen here; what is typed is under the user's eyes. */
  function showChange({ lastChange }: WorkspaceState): void {
    const file = shown.file()
    if (!file || !lastChange) return
    if (lastChange.by === 'type' || lastChange.by === 'load') highlight.clear()
    else highlight.showChange(file, changedRanges(lastChange.changes, file.name))
  }

  function markBaseline({ baseline }: WorkspaceState): void {
    const file = shown.file()
    if (file) sinceBaseline.show(file.model, findFile(baseline.files, file.name)?.text, file.mirror.text())
  }

  /** While an answer lags behind the text, Monaco moves the marks along with it. */
  function mark(state: WorkspaceState): void {
    const file = shown.file()
    if (!file || !state.analysis || state.analysedRevision !== state.revision) return
    showMarkers(monaco, file, state.analysis.diagnostics)
    comments.show(file, state)
  }
}
