import { expect, it } from 'vitest'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createWorkspace } from './create-workspace.ts'

it('shows files as they are until what resolves kustomizations has come, and then what they build', async () => {
  const files = [
    { name: 'kustomization.yaml', text: 'namePrefix: prod-\nresources: [config.yaml]\n' },
    { name: 'config.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n' },
  ]
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    content: { name: 'shop', files },
    now: () => 0,
    date: () => 0,
  })
  const { store } = workspace
  expect(store.getState().overlay).toBeUndefined()
  expect(store.getState().analysed).toBe(files)
  workspace.openFile('config.yaml')

  const resolved = await new Promise<ReturnType<typeof store.getState>>(take => {
    store.subscribe(state => state.overlay && take(state))
  })
  expect(resolved.overlay?.folder).toBe('')
  expect(resolved.analysed[0]?.text).toContain('name: prod-shop')
  expect(resolved.activeFile).toBe('config.yaml')
})
