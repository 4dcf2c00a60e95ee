import { applyEdits, invertEdits } from '../core/text/text-edit.ts'
import {
  type EditResult,
  insertItem,
  moveItem,
  removeValue,
  renameKey,
  setValue,
} from '../core/yaml/edit/edit.ts'
import { type Path, valueAt } from '../core/yaml/path.ts'
import type { Json, SourceDocument } from '../core/yaml/source-document.ts'
import { mayChange } from './operations/room.ts'

/** An edit that could be made of a document, and the path that everything it changes lies at or right beside. */
export interface PossibleEdit {
  readonly name: string
  readonly path: Path
  readonly result: EditResult
}

const values: readonly Json[] = [
  'text',
  'on',
  '80',
  'a: b # c',
  ' x ',
  'two\nlines',
  'two\nlines\n',
  '',
  "it's",
  7,
  true,
  null,
  { a: 1, b: ['x'] },
  {},
  [],
  ['x', { b: [1] }],
]

/** One edit of each sort for every place of a document; `pick` chooses among the values to write. */
export function* everyEdit(
  document: SourceDocument,
  pick: (count: number) => number,
): Generator<PossibleEdit> {
  for (const path of pathsOf(document.value, [])) {
    const value = values[pick(values.length)]!
    const here = JSON.stringify(path)
    const old = valueAt(document.value, path)
    yield { name: `set ${here} to ${JSON.stringify(value)}`, path, result: setValue(document, path, value) }
    if (path.length > 0) {
      const parent = path.slice(0, -1)
      yield { name: `remove ${here}`, path: parent, result: removeValue(document, path) }
      if (typeof path.at(-1) === 'string')
        yield { name: `rename ${here}`, path, result: renameKey(document, path, 'renamed') }
    }
    if (Array.isArray(old)) {
      const index = pick(old.length + 1)
      yield { name: `insert ${here} ${index}`, path, result: insertItem(document, path, index, value) }
      if (old.length > 1) {
        const [from, to] = [pick(old.length), pick(old.length)]
        yield { name: `move ${here} ${from} ${to}`, path, result: moveItem(document, path, from, to) }
      }
    } else if ((typeof old === 'object' && old !== null) || (old === undefined && path.length === 0)) {
      const added = [...path, 'added']
      yield { name: `add ${JSON.stringify(added)}`, path, result: setValue(document, added, value) }
    }
  }
}

/** What an edit broke, in words; undefined when it did what it may and can be taken back. */
export function harmOf(document: SourceDocument, { path, result }: PossibleEdit): string | undefined {
  if (!result.ok) return undefined
  const { text } = document
  const after = applyEdits(text, result.edits)
  if (applyEdits(after, invertEdits(text, result.edits)) !== text) return 'cannot be taken back'
  const rooms = mayChange(document, [path])
  const outside = result.edits.find(it => !rooms.some(({ from, to }) => from <= it.from && it.to <= to))
  return outside && `changes ${JSON.stringify(text.slice(outside.from, outside.to))} at ${outside.from}`
}

function pathsOf(value: Json | undefined, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return [path, ...steps.flatMap(step => pathsOf(valueAt(value, [step]) as Json, [...path, step]))]
}
