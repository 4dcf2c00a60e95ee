// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Files } from '../../core/text/file-change.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { WorkspaceProvider } from '../workspace-context.tsx'

// Where the editor cannot be loaded, the lines are shown all the same.
vi.mock('../../platform/monaco/diff-editor.ts', () => ({
  createDiffEditor: () => Promise.reject(new Error('not here')),
}))
const { TextChanges } = await import('./TextChanges.tsx')

const before: Files = [
  { name: 'a.yaml', text: 'one\ntwo\nthree\n' },
  { name: 'b.yaml', text: 'kept\n' },
  { name: 'c.yaml', text: 'gone\n' },
]

let unmount = async () => {}
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => unmount())

it('tells what became of each file, and takes back a difference, a file and all of them, each as one step', async () => {
  const workspace = await show([
    { name: 'a.yaml', text: 'one\n2\nthree\nfour\n' },
    { name: 'new.yaml', text: 'kept\n' },
    { name: 'other.yaml', text: 'came\n' },
  ])
  expect(heads()).toEqual([
    'a.yaml+2−1',
    'b.yaml → new.yamlRenamed+0−0',
    'other.yamlAdded+1−0',
    'c.yamlRemoved+0−1',
  ])
  expect(document.querySelector('pre')?.textContent).toBe(' one\n-two\n+2\n three\n+four\n')

  await press('Take back line 2')
  expect(textOf(workspace, 'a.yaml')).toBe('one\ntwo\nthree\nfour\n')
  await press('Take back new.yaml')
  await press('Take back c.yaml')
  expect(heads()).toEqual(['a.yaml+1−0', 'other.yamlAdded+1−0'])
  await press('Take back all changes')
  expect(workspace.store.getState().files.map(it => it.name)).toEqual(['a.yaml', 'b.yaml', 'c.yaml'])
  expect(document.body.textContent).toContain('No text changes')

  expect(workspace.store.getState().history.entries.map(it => it.title)).toEqual([
    'Take back lines of a.yaml',
    'Take back new.yaml',
    'Take back c.yaml',
    'Take back all changes',
  ])
  await act(() => workspace.jumpTo(0))
  expect(heads()).toHaveLength(4)
})

async function show(files: Files): Promise<Workspace> {
  const workspace = createWorkspace({
    analyzer: { analyze: () => new Promise(() => undefined), dispose() {}, ...noQuestions },
    now: () => 0,
    content: { name: 'Shop', files, baseline: { files: before, since: 'opened', at: 0 } },
  })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <WorkspaceProvider value={workspace}>
        <TextChanges before={before} />
      </WorkspaceProvider>,
    ),
  )
  unmount = async () => void (await act(() => root.unmount()))
  return workspace
}

function heads(): (string | null)[] {
  return [...document.querySelectorAll('button[aria-expanded]')].map(it => it.textContent)
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(
    it => (it.getAttribute('aria-label') ?? it.textContent) === name,
  )
  if (!button) throw new Error(`No button ${name}`)
  await act(async () => button.click())
}

function textOf(workspace: Workspace, name: string): string | undefined {
  return workspace.store.getState().files.find(it => it.name === name)?.text
}
