import { expect, it } from 'vitest'
import { withComment } from '../core/review/comment-changes.ts'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createWorkspace } from './create-workspace.ts'

it('a workspace to be looked at changes by nothing until a copy is to be edited, and is kept as one', () => {
  const files = [{ name: 'a.yaml', text: 'a: 1\n' }]
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    content: { name: 'Shop', files, viewOnly: true },
    now: () => 0,
  })
  const edits = [{ from: 3, to: 4, insert: '2' }]
  const type = () => workspace.type('a.yaml', edits, { before: 3, after: 4 })
  expect(type()).toBe(false)
  expect(workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits }])).toBe(false)
  expect(workspace.run({ title: 'Edit', run: () => ({ ok: true, changes: [] }) })).toMatchObject({
    ok: false,
    reason: 'This workspace is view only. Choose “Edit a copy” to change it.',
  })
  expect(workspace.store.getState().files).toEqual(files)
  expect(workspace.kept()).toMatchObject({ viewOnly: true })

  const before = workspace.store.getState()
  workspace.rename('Other')
  workspace.setSettings({ ...before.settings, complete: true })
  workspace.setPosition('a', { x: 1, y: 1 })
  workspace.setRequests([{ name: 'a', request: 'http://a' }])
  workspace.takeBaseline('taken', [])
  workspace.restoreBaseline({ files: [], since: 'taken', at: 1 })
  workspace.backToBaseline()
  const { refusals, ...after } = workspace.store.getState()
  expect({ ...after, refusals: before.refusals }).toEqual(before)
  expect(refusals).toBe(before.refusals + 7)

  workspace.setComments(
    withComment([], 'a', { resource: 'b', path: [], marks: [] }, 'Why?', { by: 'Ann', at: 1 }),
  )
  expect(workspace.kept().comments).toHaveLength(1)

  workspace.editCopy()
  expect(type()).toBe(true)
  expect(workspace.store.getState().files[0]?.text).toBe('a: 2\n')
  expect(workspace.kept()).not.toHaveProperty('viewOnly')
})
