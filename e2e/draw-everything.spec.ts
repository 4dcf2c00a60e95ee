import { parseAllDocuments } from 'yaml'
import { examples } from '../src/core/examples/index.ts'
import { keyboardHand, pointerHand } from './drawing-hand.ts'
import { drawings } from './drawings.ts'
import { type Editor, expect, test } from './editor.ts'

const hands = [
  ['by pointer', pointerHand],
  ['by keyboard alone', keyboardHand],
] as const

for (const { title, example, file, draw } of drawings)
  for (const [how, handOf] of hands)
    test(`${title}: drawn ${how}`, async ({ editor }) => {
      test.setTimeout(180_000)
      await draw(handOf(editor))
      expect(await resourcesOf(editor)).toEqual(resourcesIn(textOf(example, file)))
    })

function textOf(id: string, name: string): string {
  const text = examples.find(it => it.id === id)?.files.find(it => it.name === name)?.text
  if (text === undefined) throw new Error(`No example ${id} with ${name}`)
  return text
}

async function resourcesOf(editor: Editor): Promise<unknown[]> {
  return resourcesIn(await editor.text())
}

/** The values of a YAML's documents; what is empty or only comments is none. */
function resourcesIn(text: string): unknown[] {
  return parseAllDocuments(text)
    .map(it => it.toJS() as unknown)
    .filter(it => it !== null)
}
