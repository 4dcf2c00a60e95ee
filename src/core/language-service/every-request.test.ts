import { describe, expect, it } from 'vitest'
import { configurations } from '../../testing/fuzz/corpus.ts'
import { mutated } from '../../testing/fuzz/mutated-text.ts'
import { everyRequestAt } from '../../testing/language-requests.ts'
import fc from '../../testing/property.ts'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import { positionsIn } from '../text/positions/position.ts'

const numRuns = Number(process.env.PROPERTY_RUNS) || 40

describe('every request', () => {
  it('answers at any place of a text that breaks off anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...configurations), fc.nat(), fc.nat(), (whole, cut, at) => {
        const text = whole.slice(0, cut % (whole.length + 1))
        answerAll([{ name: 'a.yaml', text }], at)
      }),
      { numRuns },
    )
  })

  it('answers at any place of a spoiled text, beside others', () => {
    fc.assert(
      fc.property(
        mutated(configurations),
        fc.constantFrom(...configurations),
        fc.nat(),
        (text, other, at) => {
          answerAll(
            [
              { name: 'a.yaml', text },
              { name: 'b.yaml', text: other },
            ],
            at,
          )
        },
      ),
      { numRuns },
    )
  })

  it('answers about a text that is newer than the files, and about a file that is not there', () => {
    const session = createSession()
    session.update([{ name: 'a.yaml', text: configurations[0]! }])
    fc.assert(
      fc.property(
        mutated(configurations),
        fc.constantFrom('a.yaml', 'b.yaml'),
        fc.nat(),
        (text, file, at) => {
          const position = positionsIn(text).positionAt(at % (text.length + 1))
          for (const asked of everyRequestAt({ file, text, position })) plainAnswer(session, asked)
          for (const asked of everyRequestAt({ file, position })) plainAnswer(session, asked)
        },
      ),
      { numRuns },
    )
  })
})

function answerAll(files: readonly { readonly name: string; readonly text: string }[], at: number): void {
  const session = createSession()
  session.update(files)
  const { name: file, text } = files[0]!
  const position = positionsIn(text).positionAt(at % (text.length + 1))
  for (const asked of everyRequestAt({ file, position })) plainAnswer(session, asked)
}

function plainAnswer(
  session: ReturnType<typeof createSession>,
  asked: ReturnType<typeof everyRequestAt>[number],
): void {
  const answer = finish(session.ask({ type: 'language', ...asked }).steps)
  expect(structuredClone(answer), asked.request).toEqual(answer)
}
