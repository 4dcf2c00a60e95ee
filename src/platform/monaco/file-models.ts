import type { editor, IDisposable } from 'monaco-editor/editor'
import { findFile } from '../../core/text/file-change.ts'
import type { TextEdit } from '../../core/text/text-edit.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Monaco } from './load-monaco.ts'
import { createTextMirror, type TextMirror } from './text-mirror.ts'

/** One file as Monaco shows it. */
export interface FileModel {
  readonly name: string
  readonly model: editor.ITextModel
  readonly mirror: TextMirror
}

export interface FileModels {
  /** The model of a file of the workspace, made when first asked for; undefined when there is no such file. */
  open(name: string): FileModel | undefined
  /** The file that a model shows. */
  of(model: editor.ITextModel): FileModel | undefined
  /**
   * Brings the models to the workspace's texts, and drops those of files that are gone. Gives, for the files that
   * changed, the end of the last change in the shown text.
   */
  sync(): ReadonlyMap<string, number>
  dispose(): void
}

/**
 * Holds a Monaco model for each file that was opened. This is the one place that knows which changes of a model were
 * made here and which by the user: the user's become keystrokes of the workspace, and nothing else does.
 */
export function createFileModels(monaco: Monaco, workspace: Workspace, cursorOf: () => number): FileModels {
  const models = new Map<string, FileModel & { listening: IDisposable }>()
  let own = false

  function write(model: editor.ITextModel, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return
    own = true
    try {
      model.applyEdits(
        edits.map(({ from, to, insert }) => ({
          range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
          text: insert,
        })),
      )
    } finally {
      own = false
    }
  }

  function make(name: string, text: string): FileModel {
    const mirror = createTextMirror(text)
    const model = monaco.editor.createModel(mirror.shown(), 'yaml', uriOf(monaco, name))
    model.setEOL(monaco.editor.EndOfLineSequence.LF)
    // There is one history, the workspace's; whatever in Monaco asks the model to undo is led there.
    model.undo = () => workspace.undo()
    model.redo = () => workspace.redo()
    model.canUndo = () => workspace.store.getState().history.position > 0
    model.canRedo = () => {
      const { entries, position } = workspace.store.getState().history
      return position < entries.length
    }
    const listening = model.onDidChangeContent(({ changes }) => {
      if (!own) typed(name, changes)
    })
    const made = { name, model, mirror, listening }
    models.set(name, made)
    return made
  }

  function typed(name: string, changes: readonly editor.IModelContentChange[]): void {
    const opened = models.get(name)
    if (!opened) return
    const { mirror, model } = opened
    const before = mirror.toFile(cursorOf())
    const shownEdits = inOrder(changes)
    const { edits, repair } = mirror.write(shownEdits)
    write(model, repair)
    const taken = workspace.type(name, edits, { before, after: endOf(edits) })
    if (!taken) sync()
  }

  function sync(): ReadonlyMap<string, number> {
    const { files } = workspace.store.getState()
    const changed = new Map<string, number>()
    for (const { name, model, mirror, listening } of models.values()) {
      const file = findFile(files, name)
      if (!file) {
        listening.dispose()
        models.delete(name)
        model.dispose()
      } else if (file.text !== mirror.text()) {
        const edits = mirror.read(file.text)
        write(model, edits)
        changed.set(name, endOf(edits))
      }
    }
    return changed
  }

  return {
    open(name) {
      const opened = models.get(name)
      if (opened) return opened
      const file = findFile(workspace.store.getState().files, name)
      return file && make(name, file.text)
    },
    of: model => [...models.values()].find(it => it.model === model),
    sync,
    dispose() {
      for (const { model, listening } of models.values()) {
        listening.dispose()
        model.dispose()
      }
      models.clear()
    },
  }
}

/** Monaco tells the changes of one event from the end backwards, all in the text before the event. */
function inOrder(changes: readonly editor.IModelContentChange[]): TextEdit[] {
  return changes
    .map(it => ({ from: it.rangeOffset, to: it.rangeOffset + it.rangeLength, insert: it.text }))
    .reverse()
    .sort((a, b) => a.from - b.from)
}

/** Where the last edit ends in the text after all of them. */
function endOf(edits: readonly TextEdit[]): number {
  let shift = 0
  let end = 0
  for (const { from, to, insert } of edits) {
    end = from + shift + insert.length
    shift += insert.length - (to - from)
  }
  return end
}

// A model of a file that is gone may still be on its way out when a file of the same name comes.
let made = 0

function uriOf(monaco: Monaco, name: string) {
  return monaco.Uri.from({ scheme: 'drawbridge', authority: String(++made), path: `/${name}` })
}
