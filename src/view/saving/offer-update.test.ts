import { afterEach, expect, it, vi } from 'vitest'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import type { Storage } from '../../workspace/storage.ts'
import { closeDialog, screenStore } from '../screen/screen-state.ts'
import { offerUpdate, takeUpdate, updateStore } from './offer-update.ts'

afterEach(() => {
  updateStore.setState({ takeOver: undefined })
  closeDialog()
})

it('a new version takes over when it is asked to, after the work is saved', async () => {
  const steps: string[] = []
  const workspace = edited(async () => {
    steps.push('saved')
    return {}
  })
  offerUpdate(workspace, () => steps.push('takes over'))
  expect(steps).toEqual([])
  await takeUpdate(workspace)
  expect(steps).toEqual(['saved', 'takes over'])
})

it('a new version does not take over while the work cannot be saved', async () => {
  const workspace = edited(() => Promise.reject(new Error('full')))
  const takeOver = vi.fn()
  offerUpdate(workspace, takeOver)
  await takeUpdate(workspace)
  expect(takeOver).not.toHaveBeenCalled()
  expect(screenStore.getState().dialog?.type).toBe('not-saved')
  expect(updateStore.getState().takeOver).toBe(takeOver)
})

function edited(save: Storage['save']) {
  const workspace = createWorkspace({
    analyzer: { analyze: () => new Promise(() => undefined), dispose() {}, ...noQuestions },
    storage: { load: async () => ({}), save, clear: async () => undefined },
    schedule: () => () => undefined,
    now: () => 0,
    content: { name: 'Shop', files: [{ name: 'a.yaml', text: 'a: 1\n' }] },
  })
  workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 3, to: 4, insert: '2' }] }])
  return workspace
}
