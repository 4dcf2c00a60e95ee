// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import type { Question } from '../core/questions/index.ts'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createWorkspace } from '../workspace/create-workspace.ts'
import { emptyContent } from '../workspace/workspace-content.ts'
import { useAnswer, useAnswerItself } from './use-answer.ts'
import { WorkspaceProvider } from './workspace-context.tsx'

const question = { type: 'sampleRequests' } as const

/** How often components that ask in both ways are rendered while answers come, one for each analysis. */
async function renderings(answers: readonly (readonly string[] | Error)[]) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const given = new Map<string, number>()
  const analyzer = {
    ...plainAnalyzer(),
    async ask<Q extends Question>(asker: string, _: Q) {
      const i = given.get(asker) ?? 0
      given.set(asker, i + 1)
      const answer = answers[Math.min(i, answers.length - 1)]
      if (answer instanceof Error) throw answer
      return { answer: answer as never }
    },
  }
  const files = [{ name: 'a.yaml', text: '' }]
  const workspace = createWorkspace({ analyzer, now: () => 0, content: { ...emptyContent, files } })
  const whole: unknown[] = []
  const itself: unknown[] = []
  function Whole() {
    whole.push(useAnswer(question).answer)
    return null
  }
  function Itself() {
    itself.push(useAnswerItself(question, 'Samples'))
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <Whole />
        <Itself />
      </WorkspaceProvider>,
    ),
  )
  for (let i = 0; i < answers.length; i++) {
    await act(async () => {
      if (i > 0)
        workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert: '#' }] }])
      await workspace.fresh()
    })
    await act(() => new Promise(resolve => setTimeout(resolve, 10)))
  }
  await act(() => root.unmount())
  workspace.dispose()
  return { whole, itself }
}

it('is not rendered for an answer that is on its way and says the same', async () => {
  const same = ['one']
  const { whole, itself } = await renderings([same, same, same])
  expect(itself.filter(it => it === same)).toHaveLength(1)
  expect(whole.filter(it => it === same).length).toBeGreaterThan(1)
})

it('is rendered for one that says something else', async () => {
  const { itself } = await renderings([['one'], ['two'], ['two', 'three']])
  expect(itself.filter(it => it !== undefined)).toEqual([['one'], ['two'], ['two', 'three']])
})

it('keeps the last answer when the next fails', async () => {
  const { itself } = await renderings([['one'], new Error('a fault')])
  expect(itself.at(-1)).toEqual(['one'])
})
