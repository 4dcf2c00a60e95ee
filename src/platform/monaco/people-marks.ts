import type { editor } from 'monaco-editor/editor'
import type { Cursor, Person } from '../../workspace/together/presence.ts'
import type { FileModel } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'
import './people-marks.css'

/** Where the cursors of other people are, with what they have selected and, while they move, their names. */
export interface PeopleMarks {
  show(file: FileModel | undefined, people: readonly NamedPerson[]): void
  dispose(): void
}

/** A person as they are called on the screen. */
export interface NamedPerson extends Pick<Person, 'id' | 'colour' | 'cursor'> {
  readonly label: string
}

export function createPeopleMarks(monaco: Monaco, widget: editor.IStandaloneCodeEditor): PeopleMarks {
  const marks = widget.createDecorationsCollection()
  let labels: editor.IContentWidget[] = []
  const known = new Map<number, string>()

  function clearLabels(): void {
    for (const it of labels) widget.removeContentWidget(it)
    labels = []
  }

  return {
    show(file, people) {
      const here = people.flatMap(({ cursor, ...person }) =>
        file && cursor?.file === file.name ? [{ ...person, ...placeOf(monaco, file, cursor) }] : [],
      )
      marks.set(
        here.flatMap(({ colour, label, range, caret }) => [
          {
            range: monaco.Range.fromPositions(caret),
            options: {
              className: `person-caret person-${colour}`,
              hoverMessage: { value: escaped(label) },
              stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
            },
          },
          ...(range.isEmpty()
            ? []
            : [{ range, options: { className: `person-selection person-${colour}` } }]),
        ]),
      )
      const moved = here.filter(it => known.get(it.id) !== it.caret.toString())
      known.clear()
      for (const it of here) known.set(it.id, it.caret.toString())
      if (moved.length === 0) return
      clearLabels()
      labels = moved.map(it => labelAt(monaco, it))
      for (const it of labels) widget.addContentWidget(it)
    },
    dispose() {
      clearLabels()
      marks.clear()
    },
  }
}

function placeOf(monaco: Monaco, { model, mirror }: FileModel, { anchor, head }: Cursor) {
  const [from, caret] = [anchor, head].map(it => model.getPositionAt(mirror.toShown(it)))
  return { caret: caret!, range: monaco.Range.fromPositions(from!, caret!) }
}

function labelAt(
  monaco: Monaco,
  {
    id,
    label,
    colour,
    caret,
  }: { id: number; label: string; colour: number; caret: { lineNumber: number; column: number } },
): editor.IContentWidget {
  const node = document.createElement('span')
  node.className = `person-label person-${colour}`
  node.textContent = label
  node.setAttribute('aria-hidden', 'true')
  const { ABOVE, BELOW } = monaco.editor.ContentWidgetPositionPreference
  return {
    getId: () => `person-${id}`,
    getDomNode: () => node,
    getPosition: () => ({ position: caret, preference: [ABOVE, BELOW] }),
  }
}

/** A name is no Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&')
}
