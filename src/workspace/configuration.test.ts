import { describe, expect, it } from 'vitest'
import { muteProblem } from '../core/muting/mute-problem.ts'
import type { Files } from '../core/text/file-change.ts'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createWorkspace } from './create-workspace.ts'
import { loadOverlays } from './overlays.ts'
import type { Workspace } from './workspace.ts'

const rule = 'references/gateway-missing'
const service = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
spec:
  hosts: [shop.example.com]
  gateways: [gone]
  http:
  - directResponse: { status: 200 }
`

describe('a workspace with a .drawbridge.yaml', () => {
  it('is judged as that says, and follows it as it is edited', async () => {
    const workspace = await opened([
      { name: 'a.yaml', text: service },
      { name: '.drawbridge.yaml', text: 'complete: true\nnamespace: shop\n' },
    ])
    await workspace.fresh()
    const found = () => workspace.store.getState().analysis?.diagnostics.find(it => it.rule === rule)
    expect(found()).toMatchObject({ severity: 'error', resource: 'VirtualService/shop/web' })
    expect(workspace.store.getState().judging).toMatchObject({ complete: true, defaultNamespace: 'shop' })
    expect(workspace.store.getState().settings.complete).toBe(false)

    expect(workspace.run(muteProblem(found()!, 'configuration', 'a'))).toMatchObject({ ok: true })
    await workspace.fresh()
    expect(found()).toBeUndefined()
    expect(workspace.store.getState().analysis?.muted?.map(it => it.muted)).toContainEqual({
      by: 'configuration',
      reason: 'a',
    })
    workspace.undo()
    await workspace.fresh()
    expect(found()).toBeDefined()
  })

  it('shows what a kustomization builds, muted by comments in its files', async () => {
    const workspace = await opened([
      { name: 'kustomization.yaml', text: 'resources: [a.yaml]\nnamespace: shop\n' },
      { name: 'a.yaml', text: service.replace('[gone]', `[gone] # drawbridge-ignore ${rule}: b`) },
    ])
    await workspace.fresh()
    const { analysis, overlay } = workspace.store.getState()
    expect(overlay).toBeDefined()
    expect(analysis?.muted?.map(it => `${it.file}:${it.line} ${it.muted?.reason}`)).toEqual(['a.yaml:7 b'])
    expect(analysis?.diagnostics.filter(it => it.rule === rule)).toEqual([])
  })
})

/** A workspace once what resolves overlays is there. */
async function opened(files: Files): Promise<Workspace> {
  await loadOverlays()
  return createWorkspace({
    analyzer: plainAnalyzer(),
    content: { name: 'shop', files },
    now: () => 0,
    date: () => 0,
  })
}
