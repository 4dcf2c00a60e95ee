// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { WorkspaceProvider } from '../workspace-context.tsx'
import { HistoryPane } from './HistoryPane.tsx'

it('a step leads to its text, also when the oldest have been let go of since it was listed', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    now: () => 0,
    content: { name: '', files: [{ name: 'a.yaml', text: '' }] },
    limits: { entries: 3, size: 1_000 },
  })
  const write = (insert: string) =>
    workspace.apply(`Write ${insert}`, [
      { type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert }] },
    ])
  const page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  const step = (title: string) => [...page.querySelectorAll('button')].find(it => it.textContent === title)
  const now = () => page.querySelector('[aria-current="step"]')?.textContent
  await act(() =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <HistoryPane />
      </WorkspaceProvider>,
    ),
  )
  expect(now()).toBe('Openednow')
  for (const it of 'abcd') await act(() => write(it))
  expect(now()).toBe('Write dnow')
  expect(step('Write a')).toBeUndefined()
  await act(() => step('Write c')?.click())
  expect(workspace.store.getState().files[0]?.text).toBe('cba')
  expect(now()).toBe('Write cnow')
  expect(step('Write dundone')).toBeDefined()
  await act(() => step('Before the oldest change in the history')?.click())
  expect(workspace.store.getState().files[0]?.text).toBe('a')
  await act(() => step('Write dundone')?.click())
  expect(workspace.store.getState().files[0]?.text).toBe('dcba')
  await act(() => root.unmount())
  workspace.dispose()
})
