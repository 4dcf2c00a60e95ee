import { expect, it } from 'vitest'
import type { SharedContent } from '../../core/share/shared-content.ts'
import type { OpenedLink } from '../../platform/links/open-link.ts'
import { shopFiles } from '../../testing/canvas-graph.ts'
import type { KeptWorkspace } from '../../workspace/storage.ts'
import { contentToDraw } from './content-to-draw.ts'

const kept: KeptWorkspace = { name: 'Kept', files: shopFiles }
const shared: SharedContent = { name: 'Shared', files: [{ name: 'a.yaml', text: 'a: 1\n' }] }

it('is what was kept', async () => {
  expect(await nameOf(kept)).toBe('Kept')
  expect(await nameOf(kept, shared)).toBe('Kept')
})

it('is what a link holds where nothing was kept', async () => {
  expect(await nameOf(undefined, shared)).toBe('Shared')
  expect(await nameOf({ name: 'Untitled', files: [{ name: 'a.yaml', text: '\n' }] }, shared)).toBe('Shared')
  expect(await nameOf(undefined)).toBeUndefined()
})

it('is nothing of a link that opens a form or the drawer, which leave the canvas less room', async () => {
  const before = { files: shopFiles }
  expect(await nameOf(undefined, { ...shared, view: { drawer: 'request' } })).toBeUndefined()
  expect(await nameOf(undefined, { ...shared, baseline: before })).toBeUndefined()
  expect(await nameOf(undefined, { ...shared, selection: { resource: 'a', path: [] } })).toBeUndefined()
})

it('is nothing of a link that cannot be opened', async () => {
  const content = contentToDraw(
    Promise.resolve({}),
    Promise.resolve({ ok: false, reason: 'locked' } as OpenedLink),
  )
  expect(await content).toBeUndefined()
})

it('is nothing where a kustomization says what is shown', async () => {
  const files = [...shopFiles, { name: 'prod/kustomization.yaml', text: 'resources: [../base]\n' }]
  expect(await nameOf({ name: 'Overlaid', files })).toBeUndefined()
})

async function nameOf(content?: KeptWorkspace, link?: SharedContent): Promise<string | undefined> {
  const opened = link && Promise.resolve({ ok: true, content: link } as OpenedLink)
  return (await contentToDraw(Promise.resolve(content ? { content } : {}), opened))?.name
}
