import { describe, expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import { languageService } from '../language-client.ts'
import { createSession, type Session } from '../session.ts'
import type { Files } from '../text/file-change.ts'

const files = manyResources(90)
const inOneFile: Files = [{ name: 'all.yaml', text: files.map(it => it.text).join('---\n') }]

function edited(all: Files): Files {
  return all.map(it => ({ ...it, text: it.text.replace('host: cart', 'host: mail') }))
}

/** So many steps of what is done ahead; whether there are more. */
function prepare(session: Session, most = Number.POSITIVE_INFINITY): boolean {
  const { steps } = session.ask({ type: 'prepare' })
  for (let i = 0; i < most; i++) if (steps.next().done) return false
  return true
}

function answers(session: Session, all: Files) {
  const service = languageService(session)
  return all.flatMap(({ name, text }) => [
    service.documentSymbols({ file: name, text }),
    service.foldingRanges({ file: name, text }),
    service.codeLensesResolve({ lenses: service.codeLens({ file: name, text }).map(it => it.data) }),
  ])
}

function fresh(all: Files) {
  const session = createSession()
  session.update(all)
  return answers(session, all)
}

describe('what is done ahead', () => {
  it.each([
    ['many files', files],
    ['one file', inOneFile],
  ])('changes no answer, given up anywhere and gone on with after an edit: %s', (_, all) => {
    for (const most of [0, 3, 60, Number.POSITIVE_INFINITY]) {
      const session = createSession()
      session.update(all)
      prepare(session, most)
      session.update(edited(all))
      prepare(session, most)
      expect(answers(session, edited(all))).toEqual(fresh(edited(all)))
      session.update(all)
      expect(answers(session, all)).toEqual(fresh(all))
    }
  })

  it('pauses often, and has nothing to do once it is done', () => {
    // Others that nothing is kept of.
    const other = manyResources(120).map(it => ({ ...it, text: it.text.replaceAll('shop', 'store') }))
    const session = createSession()
    session.update([{ name: 'others.yaml', text: other.map(it => it.text).join('---\n') }])
    expect(prepare(session, 100)).toBe(true)
    expect(prepare(session)).toBe(false)
    session.update([{ name: 'others.yaml', text: `${other.map(it => it.text).join('---\n')}# one more` }])
    expect(prepare(session, 3)).toBe(false)
  })
})
