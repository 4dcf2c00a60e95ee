// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import { noQuestions, plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { emptyContent } from '../../workspace/workspace-content.ts'
import { drawingStore } from '../screen/drawing-state.ts'
import { WorkspaceProvider } from '../workspace-context.tsx'
import { useShown } from './use-place.ts'

const text = 'kind: Gateway\nmetadata: {name: a}\nspec: {}\n'

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  drawingStore.setState({ isBehind: false })
})

/** A workspace whose answers come when the test lets them, and what a form shows of it. */
async function form() {
  const plain = plainAnalyzer()
  let waiting: (() => void)[] = []
  const workspace = createWorkspace({
    analyzer: {
      analyze: async (...question): Promise<Analysis> => {
        await new Promise<void>(resolve => waiting.push(resolve))
        return plain.analyze(...question)
      },
      dispose() {},
      ...noQuestions,
    },
    now: () => 0,
    content: { ...emptyContent, files: [{ name: 'a.yaml', text }] },
  })
  const answer = () =>
    act(async () => {
      for (const it of waiting.splice(0)) it()
      await workspace.fresh()
    })
  const tasks = () => act(() => new Promise(resolve => setTimeout(resolve, 20)))
  let shown = ''
  function Form() {
    shown = useShown()
      .files.map(it => it.text)
      .join()
    return null
  }
  const root = createRoot(document.body)
  await act(async () =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <Form />
      </WorkspaceProvider>,
    ),
  )
  await answer()
  return {
    workspace,
    answer,
    tasks,
    shown: () => shown,
    async leave() {
      await act(() => root.unmount())
      workspace.dispose()
      waiting = []
    },
  }
}

function type(workspace: Workspace, insert: string) {
  const at = workspace.store.getState().files[0]!.text.length
  return act(async () => {
    workspace.type('a.yaml', [{ from: at, to: at, insert }], { before: at, after: at + insert.length })
  })
}

it('shows what is typed once it is drawn', async () => {
  const { workspace, answer, tasks, shown, leave } = await form()
  await type(workspace, '# x')
  await tasks()
  expect(shown()).toBe(text)
  drawingStore.setState({ isBehind: true })
  await answer()
  await tasks()
  expect(shown()).toBe(text)
  drawingStore.setState({ isBehind: false })
  await tasks()
  expect(shown()).toBe(`${text}# x`)
  await leave()
})

it('shows what was typed while it followed', async () => {
  const { workspace, answer, tasks, shown, leave } = await form()
  await type(workspace, '# x')
  await answer()
  await type(workspace, 'y')
  await answer()
  await tasks()
  expect(shown()).toBe(`${text}# xy`)
  await type(workspace, 'z')
  await answer()
  await tasks()
  expect(shown()).toBe(`${text}# xyz`)
  await leave()
})

it('shows any other change at once, and not what was before when somebody types after it', async () => {
  const { workspace, shown, leave } = await form()
  await type(workspace, '# x')
  await act(async () =>
    workspace.apply('Edit', [
      { type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: text.length + 3, insert: 'other: 1' }] },
    ]),
  )
  expect(shown()).toBe('other: 1')
  await type(workspace, '# y')
  expect(shown()).toBe('other: 1')
  await leave()
})

it('waits no longer than a second for a drawing that does not come', async () => {
  const { workspace, tasks, shown, leave } = await form()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await type(workspace, '# x')
  await act(async () => vi.advanceTimersByTime(900))
  expect(shown()).toBe(text)
  await act(async () => vi.advanceTimersByTime(200))
  vi.useRealTimers()
  await tasks()
  expect(shown()).toBe(`${text}# x`)
  await leave()
})
