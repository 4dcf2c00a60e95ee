import type { editor } from 'monaco-editor/editor'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { findFile } from '../../core/text/file-change.ts'
import type { Range } from '../../core/text/text-edit.ts'
import type { Workspace, WorkspaceState } from '../../workspace/workspace.ts'
import './yaml-editor.css'
import { editorOptions } from './editor-options.ts'
import { followPageTheme } from './editor-theme.ts'
import { createFileModels, type FileModel } from './file-models.ts'
import { loadMonaco, type Monaco } from './load-monaco.ts'
import { showMarkers } from './markers.ts'
import { placeAt, rangeOfPlace } from './places.ts'
import { registerProviders } from './providers.ts'
import { type RevealRequest, revealRequests } from './reveal-request.ts'

export interface YamlEditor {
  focus(): void
  /** Runs one of the editor's own commands: `actions.find`, `editor.action.marker.next`. */
  command(id: string): void
  setWordWrap(on: boolean): void
  dispose(): void
}

export interface YamlEditorOptions {
  readonly workspace: Workspace
  readonly container: HTMLElement
  /** One-based; called when the cursor comes to rest and when it moves. */
  readonly onCursor: (position: { readonly line: number; readonly column: number }) => void
  /** Makes one of the fixes of a problem. */
  readonly onFix: (problem: Diagnostic, index: number) => void
  /** Opens the page of a check. */
  readonly onAbout: (rule: string) => void
}

/** How long the cursor rests before its place becomes the selection, in milliseconds. */
const rest = 80

/** The cursor's own moves carry this source, so that they are not taken for the user's. */
const source = 'drawbridge'

/** Shows the workspace's active file in Monaco, and keeps text, selection and problems of both together. */
export async function createYamlEditor(options: YamlEditorOptions): Promise<YamlEditor> {
  return mountEditor(await loadMonaco(), options)
}

function mountEditor(
  monaco: Monaco,
  { workspace, container, onCursor, onFix, onAbout }: YamlEditorOptions,
): YamlEditor {
  // Monaco hangs its menus into the container, and defines its colours for this class.
  container.classList.add('monaco-component')
  const stopTheme = followPageTheme(monaco)
  const widget = monaco.editor.create(container, editorOptions)
  const models = createFileModels(monaco, workspace, () => cursor)
  const providers = registerProviders(monaco, { workspace, models, onFix, onAbout })
  const viewStates = new Map<string, editor.ICodeEditorViewState | null>()
  const highlight = widget.createDecorationsCollection()
  let shown: FileModel | undefined
  /** Before the change that Monaco is telling of: by then its own cursor has moved. */
  let cursor = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  /** The last selection that was revealed, so that one selection is revealed once, as soon as it can be found. */
  let revealed: WorkspaceState['selection']

  const listening = [
    widget.onDidChangeCursorPosition(event => {
      cursor = cursorOffset()
      onCursor({ line: event.position.lineNumber, column: event.position.column })
      if (event.source === source || !widget.hasTextFocus()) return
      highlight.clear()
      clearTimeout(resting)
      resting = setTimeout(selectAtCursor, rest)
    }),
    widget.onDidFocusEditorText(() => container.toggleAttribute('data-focused', true)),
    widget.onDidBlurEditorText(() => container.toggleAttribute('data-focused', false)),
  ]
  const unsubscribe = workspace.store.subscribe(follow)
  const stopRequests = revealRequests.subscribe(({ request }) => request && answer(request))
  show(workspace.store.getState())
  mark(workspace.store.getState())
  reveal(workspace.store.getState())
  const early = revealRequests.getState().request
  if (early) answer(early)

  return {
    focus: () => widget.focus(),
    command(id) {
      widget.focus()
      widget.trigger(source, id, undefined)
    },
    setWordWrap: on => widget.updateOptions({ wordWrap: on ? 'on' : 'off' }),
    dispose() {
      unsubscribe()
      stopRequests()
      clearTimeout(resting)
      stopTheme()
      for (const it of [...listening, ...providers]) it.dispose()
      widget.dispose()
      models.dispose()
    },
  }

  function follow(state: WorkspaceState, before: WorkspaceState): void {
    if (state.files !== before.files) followText(state)
    else if (state.activeFile !== before.activeFile) show(state)
    if (state.analysis !== before.analysis) mark(state)
    if (state.selection !== before.selection || state.analysis !== before.analysis) reveal(state)
  }

  function followText(state: WorkspaceState): void {
    const loaded = state.lastChange?.by === 'load'
    const changed = models.sync()
    show(state)
    if (loaded) {
      viewStates.clear()
      widget.setPosition({ lineNumber: 1, column: 1 }, source)
      widget.setScrollTop(0)
    }
    cursor = cursorOffset()
    const by = state.lastChange?.by
    if ((by !== 'undo' && by !== 'redo') || !shown) return
    const then = state.lastChange?.cursor
    const end = changed.get(shown.name)
    const offset = then?.file === shown.name ? shown.mirror.toShown(then.offset) : end
    if (offset === undefined) return
    const position = shown.model.getPositionAt(offset)
    widget.setPosition(position, source)
    widget.revealPositionInCenterIfOutsideViewport(position)
  }

  function show(state: WorkspaceState): void {
    const next = state.activeFile === undefined ? undefined : models.open(state.activeFile)
    if (next?.model === widget.getModel()) return
    if (shown && findFile(state.files, shown.name)) viewStates.set(shown.name, widget.saveViewState())
    shown = next
    highlight.clear()
    widget.setModel(next?.model ?? null)
    if (!next) return
    widget.updateOptions({ ariaLabel: `YAML editor, ${next.name}` })
    const viewState = viewStates.get(next.name)
    if (viewState) widget.restoreViewState(viewState)
    cursor = cursorOffset()
    mark(state)
  }

  /** While an answer lags behind the text, Monaco moves the marks along with it. */
  function mark(state: WorkspaceState): void {
    if (shown && state.analysis && state.analysedRevision === state.revision)
      showMarkers(monaco, shown, state.analysis.diagnostics)
  }

  function selectAtCursor(): void {
    const { files, analysis, selection } = workspace.store.getState()
    const file = shown && findFile(files, shown.name)
    if (!file || !shown || !analysis) return
    const place = placeAt(file, shown.mirror.toFile(cursorOffset()), analysis.resources)
    const next = place && ({ type: 'place', place, origin: 'yaml' } as const)
    if (!next && selection?.origin !== 'yaml') return
    workspace.select(next)
  }

  function reveal({ selection, analysis, files, analysedRevision, revision }: WorkspaceState): void {
    if (selection === revealed) return
    if (selection?.type !== 'place' || selection.origin === 'yaml') {
      revealed = selection
      highlight.clear()
      return
    }
    const resource = analysis?.resources.find(it => it.id === selection.place.resource)
    // A selection that comes with a change waits for the analysis of that change.
    if (!resource || analysedRevision !== revision) return
    revealed = selection
    workspace.openFile(resource.file)
    const file = findFile(files, resource.file)
    const range = file && rangeOfPlace(file.text, resource, selection.place.path)
    if (range && shown?.name === resource.file) highlightRange(shown, range)
  }

  function highlightRange({ model, mirror }: FileModel, range: Range): void {
    const from = mirror.toShown(range.from)
    const written = model.getValue().slice(from, mirror.toShown(range.to)).trimEnd()
    const start = model.getPositionAt(from)
    const end = model.getPositionAt(from + written.length)
    const lines = new monaco.Range(start.lineNumber, 1, end.lineNumber, 1)
    highlight.set([
      {
        range: lines,
        options: {
          isWholeLine: true,
          className: 'selected-place',
          linesDecorationsClassName: 'selected-place-bar',
        },
      },
    ])
    if (!widget.hasTextFocus()) widget.setPosition(start, source)
    widget.revealLinesInCenterIfOutsideViewport(
      start.lineNumber,
      Math.min(end.lineNumber, start.lineNumber + 8),
    )
  }

  function answer({ file, from, to, focus }: RevealRequest): void {
    revealRequests.setState({ request: undefined })
    workspace.openFile(file)
    if (shown?.name !== file) return
    highlightRange(shown, { from, to })
    if (!focus) return
    const start = shown.model.getPositionAt(shown.mirror.toShown(from))
    const end = shown.model.getPositionAt(shown.mirror.toShown(to))
    widget.setSelection(monaco.Range.fromPositions(start, end), source)
    widget.focus()
  }

  function cursorOffset(): number {
    const position = widget.getPosition()
    return shown && position ? shown.model.getOffsetAt(position) : 0
  }
}
