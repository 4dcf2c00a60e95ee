// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { WorkspaceProvider } from '../workspace-context.tsx'
import { useHistoryEnd } from './use-history-end.ts'

it('undo past the oldest change that is kept says so, and leads to the baseline', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    now: () => 0,
    content: { name: '', files: [{ name: 'a.yaml', text: 'a: 1\n' }] },
    limits: { entries: 1, size: 1_000 },
  })
  const text = () => workspace.store.getState().files[0]?.text
  const write = (insert: string) =>
    workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert }] }])
  function Page() {
    useHistoryEnd()
    return <ToastRegion />
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(() =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <Page />
      </WorkspaceProvider>,
    ),
  )
  await act(() => {
    write('# one\n')
    write('# two\n')
    workspace.undo()
  })
  expect(text()).toBe('# one\na: 1\n')
  expect(document.body.textContent).not.toContain('Undo stops here')
  await act(() => workspace.undo())
  expect(document.body.textContent).toContain('Undo stops here')
  const restore = [...document.querySelectorAll('button')].find(
    it => it.textContent === 'Restore the baseline',
  )
  await act(() => restore?.click())
  expect(text()).toBe('a: 1\n')
  await act(() => root.unmount())
  workspace.dispose()
})
