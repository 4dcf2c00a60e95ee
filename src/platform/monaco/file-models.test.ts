import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../core/text/text-edit.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { createFileModels } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'

type Change = { rangeOffset: number; rangeLength: number; text: string }

/** As much of a Monaco model as the adapter uses; positions are offsets on one line. */
function fakeModel(initial: string) {
  let text = initial
  let listener: ((event: { changes: Change[] }) => void) | undefined
  const change = (changes: Change[]) => {
    const edits = changes.map(it => ({
      from: it.rangeOffset,
      to: it.rangeOffset + it.rangeLength,
      insert: it.text,
    }))
    text = applyEdits(text, edits)
    listener?.({ changes: changes.toReversed() })
  }
  return {
    disposed: false,
    getValue: () => text,
    setEOL: () => undefined,
    getPositionAt: (offset: number) => offset,
    applyEdits: (edits: { range: { start: number; end: number }; text: string }[]) =>
      change(
        edits.map(it => ({
          rangeOffset: it.range.start,
          rangeLength: it.range.end - it.range.start,
          text: it.text,
        })),
      ),
    onDidChangeContent: (heard: typeof listener) => {
      listener = heard
      return { dispose: () => undefined }
    },
    undo: () => undefined as unknown,
    redo: () => undefined as unknown,
    canUndo: () => false,
    canRedo: () => false,
    dispose() {
      this.disposed = true
    },
    /** What the user does. */
    type: change,
  }
}

function open(text: string) {
  const created: ReturnType<typeof fakeModel>[] = []
  const monaco = {
    editor: {
      EndOfLineSequence: { LF: 0 },
      createModel(initial: string) {
        const model = fakeModel(initial)
        created.push(model)
        return model
      },
    },
    Range: { fromPositions: (start: number, end: number) => ({ start, end }) },
    Uri: { from: (parts: object) => parts },
  } as unknown as Monaco
  const workspace = createWorkspace({
    analyzer: { analyze: () => new Promise(() => undefined), dispose: () => undefined, ...noQuestions },
    content: { name: 'test', files: [{ name: 'a.yaml', text }] },
    now: () => 0,
  })
  const models = createFileModels(monaco, workspace, () => 0)
  workspace.store.subscribe((state, before) => {
    if (state.files !== before.files) models.sync()
  })
  models.open('a.yaml')
  const model = created[0]!
  return { workspace, models, model, created, text: () => workspace.store.getState().files[0]?.text }
}

const insert = (at: number, text: string, removed = 0): Change => ({
  rangeOffset: at,
  rangeLength: removed,
  text,
})

describe('file models', () => {
  it('makes what the user writes one change of the file, whatever its line ends', () => {
    const { model, text, workspace } = open('\ufeffa: 1\r\nb: 2\r\n')
    model.type([insert(3, '7', 1), insert(9, '\nc: 3')])
    expect(text()).toBe('\ufeffa: 7\r\nb: 2\r\nc: 3\r\n')
    expect(workspace.store.getState().history.entries).toHaveLength(1)
  })

  it('shows what others change without taking it for the user', () => {
    const { model, workspace, text } = open('a: 1\nb: 2\n')
    workspace.apply('Other', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 3, to: 4, insert: '5' }] }])
    expect(model.getValue()).toBe('a: 5\nb: 2\n')
    expect(text()).toBe('a: 5\nb: 2\n')
    expect(workspace.store.getState().history.entries.map(it => it.title)).toEqual(['Other'])
  })

  it('leads undo and redo of the editor to the one history', () => {
    const { model, text } = open('a: 1\n')
    model.type([insert(3, '2', 1)])
    expect(model.canUndo()).toBe(true)
    model.undo()
    expect([model.getValue(), text(), model.canRedo()]).toEqual(['a: 1\n', 'a: 1\n', true])
    model.redo()
    expect([model.getValue(), text()]).toEqual(['a: 2\n', 'a: 2\n'])
  })

  it('repairs the shown text where a CR and a LF come together', () => {
    const { model, text } = open('a\rx\nb')
    model.type([insert(2, '', 1)])
    expect([model.getValue(), text()]).toEqual(['a\nb', 'a\r\nb'])
  })

  it('drops the model of a file that is gone and makes a new one when it is back', () => {
    const { model, models, workspace, created } = open('a: 1\n')
    workspace.apply('Remove', [{ type: 'remove', file: 'a.yaml' }])
    expect(model.disposed).toBe(true)
    expect(models.open('a.yaml')).toBeUndefined()
    workspace.undo()
    expect(models.open('a.yaml')?.model).toBe(created[1])
  })
})
