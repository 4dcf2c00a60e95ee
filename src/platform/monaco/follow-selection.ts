import type { editor } from 'monaco-editor/editor'
import { findFile } from '../../core/text/file-change.ts'
import type { Workspace, WorkspaceState } from '../../workspace/workspace.ts'
import { cursorSource } from './cursor-source.ts'
import type { FileModel, FileModels } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'
import type { PlaceHighlight } from './place-highlight.ts'
import { placeAt, rangeOfPlace } from './place-in-text.ts'
import { type RevealRequest, revealRequests } from './reveal-request.ts'
import type { ShownFile } from './shown-file.ts'

/** The selection and the cursor, kept together. */
export interface SelectionInText {
  /** Selects the place that the cursor is in. */
  selectAtCursor(): void
  /** Reads what `reveal` will ask for, and shows nothing. */
  prepare(state: WorkspaceState): void
  /** Shows the selection, once it can be found in the text. */
  reveal(state: WorkspaceState): void
  /** Shows a range that was asked for. */
  answer(request: RevealRequest): void
}

/** Lines that may be seen below a place. */
const around = 60
/** Lines that are coloured within a task; in a longer text they take too long. */
const mostColoured = 1000

export function followSelection(
  monaco: Monaco,
  widget: editor.IStandaloneCodeEditor,
  workspace: Workspace,
  models: FileModels,
  shown: ShownFile,
  highlight: PlaceHighlight,
): SelectionInText {
  /** The last selection that was revealed, so that each is revealed once. */
  let revealed: WorkspaceState['selection']

  return { selectAtCursor, prepare, reveal, answer }

  function selectAtCursor(): void {
    const { files, analysis, selection } = workspace.store.getState()
    const model = shown.file()
    const file = model && findFile(files, model.name)
    if (!file || !model || !analysis) return
    const place = placeAt(file, model.mirror.toFile(shown.cursor()), analysis.resources)
    const next = place && ({ type: 'place', place, origin: 'yaml' } as const)
    if (!next && selection?.origin !== 'yaml') return
    workspace.select(next)
  }

  function prepare({ selection, analysis, files }: WorkspaceState): void {
    if (selection === revealed || selection?.type !== 'place' || selection.origin === 'yaml') return
    const resource = analysis?.resources.find(it => it.id === selection.place.resource)
    const file = resource && findFile(files, resource.file)
    if (!file) return
    // Both are kept for who asks next.
    const range = rangeOfPlace(file.text, resource, selection.place.path)
    const model = models.open(file.name)
    if (range && model) colour(model, range.from)
  }

  /** Colours the lines down to those around a place, which would otherwise be drawn plain, and once more when Monaco comes to colour them. */
  function colour({ model, mirror }: FileModel, from: number): void {
    const { lineNumber } = model.getPositionAt(mirror.toShown(from))
    const last = Math.min(lineNumber + around, model.getLineCount())
    if (last <= mostColoured) monaco.editor.colorizeModelLine(model, last)
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
    const model = shown.file()
    if (range && model?.name === resource.file) highlight.show(model, range)
  }

  function answer({ file, from, to, focus }: RevealRequest): void {
    revealRequests.setState({ request: undefined })
    workspace.openFile(file)
    const model = shown.file()
    if (model?.name !== file) return
    highlight.show(model, { from, to })
    if (!focus) return
    const start = model.model.getPositionAt(model.mirror.toShown(from))
    const end = model.model.getPositionAt(model.mirror.toShown(to))
    widget.setSelection(monaco.Range.fromPositions(start, end), cursorSource)
    widget.focus()
  }
}
