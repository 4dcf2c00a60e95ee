import type { editor } from 'monaco-editor/editor'
import { type FileChange, findFile } from '../../core/text/file-change.ts'
import { offsetAfter } from '../../core/text/rebase/rebase-changes.ts'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import { cursorSource } from './cursor-source.ts'
import type { createFileModels, FileModel } from './file-models.ts'

/** The file that the editor shows, with the place in it that each file had when it was left. */
export interface ShownFile {
  file(): FileModel | undefined
  /** The cursor's offset in the shown text, where it was before the change that Monaco is telling of. */
  cursor(): number
  /** Notes where the cursor is now. */
  noteCursor(): void
  /** Shows the workspace's active file. */
  show(state: WorkspaceState): void
  /** Takes over a change of the text; after an undo or redo the cursor goes to what has changed. */
  followText(state: WorkspaceState): void
}

export function createShownFile(
  widget: editor.IStandaloneCodeEditor,
  models: ReturnType<typeof createFileModels>,
  { onLeave, onShown }: { onLeave: () => void; onShown: (state: WorkspaceState) => void },
): ShownFile {
  const viewStates = new Map<string, editor.ICodeEditorViewState | null>()
  let shown: FileModel | undefined
  let cursor = 0

  return { file: () => shown, cursor: () => cursor, noteCursor, show, followText }

  function noteCursor(): void {
    const position = widget.getPosition()
    cursor = shown && position ? shown.model.getOffsetAt(position) : 0
  }

  function show(state: WorkspaceState): void {
    const next = state.activeFile === undefined ? undefined : models.open(state.activeFile)
    if (next?.model === widget.getModel()) return
    if (shown && findFile(state.files, shown.name)) viewStates.set(shown.name, widget.saveViewState())
    shown = next
    onLeave()
    widget.setModel(next?.model ?? null)
    if (!next) return
    widget.updateOptions({ ariaLabel: `YAML editor, ${next.name}` })
    const viewState = viewStates.get(next.name)
    if (viewState) widget.restoreViewState(viewState)
    noteCursor()
    onShown(state)
  }

  function followText(state: WorkspaceState): void {
    const by = state.lastChange?.by
    const carets = by === 'others' ? caretsNow() : undefined
    const changed = models.sync()
    show(state)
    if (by === 'load') startAnew()
    if (carets && changed.has(carets.file)) putBack(carets, state.lastChange!.changes)
    noteCursor()
    if (by === 'undo' || by === 'redo') goTo(state, changed)
  }

  function caretsNow(): Carets | undefined {
    if (!shown) return undefined
    const { model, mirror, name } = shown
    const offsetAt = (lineNumber: number, column: number) =>
      mirror.toFile(model.getOffsetAt({ lineNumber, column }))
    const all = (widget.getSelections() ?? []).map(it => ({
      anchor: offsetAt(it.selectionStartLineNumber, it.selectionStartColumn),
      head: offsetAt(it.positionLineNumber, it.positionColumn),
    }))
    return { file: name, all }
  }

  /** What others write where the cursor is stands behind it: two who write at one place do not write into each other's words. */
  function putBack({ file, all }: Carets, changes: readonly FileChange[]): void {
    if (shown?.name !== file) return
    const { model, mirror } = shown
    const positionOf = (offset: number) =>
      model.getPositionAt(mirror.toShown(offsetAfter(file, offset, changes)?.offset ?? offset))
    widget.setSelections(
      all.map(({ anchor, head }) => {
        const [from, to] = [positionOf(anchor), positionOf(head)]
        return {
          selectionStartLineNumber: from.lineNumber,
          selectionStartColumn: from.column,
          positionLineNumber: to.lineNumber,
          positionColumn: to.column,
        }
      }),
      cursorSource,
    )
  }

  /** Another workspace has been loaded: what was seen of files of the same names was of other files. */
  function startAnew(): void {
    viewStates.clear()
    widget.setPosition({ lineNumber: 1, column: 1 }, cursorSource)
    widget.setScrollTop(0)
  }

  /** Goes to where the cursor was then, else to the end of what has changed. */
  function goTo({ lastChange }: WorkspaceState, changed: ReadonlyMap<string, number>): void {
    if (!shown) return
    const then = lastChange?.cursor
    const offset = then?.file === shown.name ? shown.mirror.toShown(then.offset) : changed.get(shown.name)
    if (offset === undefined) return
    const position = shown.model.getPositionAt(offset)
    widget.setPosition(position, cursorSource)
    widget.revealPositionInCenterIfOutsideViewport(position)
  }
}

interface Carets {
  readonly file: string
  /** In the file's own text. */
  readonly all: readonly { readonly anchor: number; readonly head: number }[]
}
