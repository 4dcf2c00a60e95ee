import { beforeAll, describe, expect, it } from 'vitest'
import { deleteFile } from '../core/operations/delete-file.ts'
import { setField } from '../core/operations/set-field.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Path } from '../core/yaml/path.ts'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createWorkspace } from './create-workspace.ts'
import { sourcesOf } from './overlay.ts'
import { loadOverlays } from './overlays.ts'
import { contentOf } from './workspace-content.ts'

const vs = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - timeout: 5s
    route:
    - destination: {host: shop}
`
const patch = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  http:
  - timeout: soon
    route:
    - destination: {host: store}
`
const files: Files = [
  { name: 'base/kustomization.yaml', text: 'resources: [vs.yaml]\n' },
  { name: 'base/vs.yaml', text: vs },
  {
    name: 'overlays/prod/kustomization.yaml',
    text: 'namePrefix: prod-\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
  },
  { name: 'overlays/prod/patch.yaml', text: patch },
  { name: 'overlays/staging/kustomization.yaml', text: 'resources: [../../base]\n' },
]
const prod = 'VirtualService/default/prod-shop'

async function open(given = files) {
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    content: { name: 'shop', files: given },
    now: () => 0,
    date: () => 0,
  })
  await workspace.fresh()
  return workspace
}

beforeAll(loadOverlays)

describe('a workspace with kustomizations', () => {
  it('shows what the first builds that no other refers to, and another where that is chosen', async () => {
    const workspace = await open()
    const names = () => workspace.store.getState().analysis!.resources.map(it => [it.id, it.file])
    expect(names()).toEqual([[prod, 'base/vs.yaml']])
    workspace.setOverlay('overlays/staging')
    await workspace.fresh()
    expect(names()).toEqual([['VirtualService/default/shop', 'base/vs.yaml']])
    workspace.setOverlay(null)
    await workspace.fresh()
    expect(names().map(it => it[1])).toContain('overlays/prod/patch.yaml')
  })

  it('keeps which was chosen', async () => {
    const workspace = await open()
    workspace.setOverlay('overlays/staging')
    const again = createWorkspace({
      analyzer: plainAnalyzer(),
      content: contentOf(workspace.store.getState()),
      now: () => 0,
      date: () => 0,
    })
    expect(again.store.getState().overlay!.folder).toBe('overlays/staging')
  })

  it('says which other overlays are built from a file that an edit changes', async () => {
    const workspace = await open()
    const result = workspace.run(setField({ resource: prod, path: ['spec', 'hosts', 0] }, 'b.example.com'))
    expect(result).toMatchObject({ ok: true, note: 'overlays/staging is built from base/vs.yaml too.' })
  })

  it('puts a problem at the line of the patch that it comes from', async () => {
    const workspace = await open()
    const errors = workspace.store.getState().analysis!.diagnostics.filter(it => it.severity === 'error')
    expect(errors.map(it => [it.file, it.line, it.column])).toEqual([['overlays/prod/patch.yaml', 7, 14]])
  })

  it('makes an edit where the value is written, as one entry that can be undone', async () => {
    const workspace = await open()
    const result = workspace.run(setField({ resource: prod, path: ['spec', 'http', 0, 'timeout'] }, '3s'))
    expect(result.ok).toBe(true)
    const text = (name: string) => workspace.store.getState().files.find(it => it.name === name)?.text
    expect(text('overlays/prod/patch.yaml')).toBe(patch.replace('soon', '3s'))
    expect(workspace.store.getState().activeFile).toBe('overlays/prod/patch.yaml')
    expect(workspace.store.getState().analysed[0]!.text).toContain('timeout: 3s')
    workspace.undo()
    expect(workspace.store.getState().files).toEqual(files)
  })

  it('makes it in a patch of the overlay where that is chosen', async () => {
    const workspace = await open()
    workspace.setLanding('overlay')
    const hosts = { resource: prod, path: ['spec', 'hosts', 0] }
    expect(workspace.run(setField(hosts, 'store.example.com')).ok).toBe(true)
    const made = workspace.store.getState().files.find(it => !files.some(other => other.name === it.name))
    expect(made).toEqual({
      name: 'overlays/prod/patch-virtualservice-shop.yaml',
      text: '- op: replace\n  path: /spec/hosts/0\n  value: store.example.com\n',
    })
  })

  it('says why what a kustomization makes is not edited, and changes nothing', async () => {
    const workspace = await open()
    const result = workspace.run(setField({ resource: prod, path: ['metadata', 'name'] }, 'store'))
    expect(result).toEqual({
      ok: false,
      reason:
        'This cannot be edited here. The name is made with `namePrefix` of overlays/prod/kustomization.yaml.',
    })
    expect(workspace.store.getState().files).toEqual(files)
  })

  it('says which files the values come from, and what of them is made', async () => {
    const { files: own, overlay } = (await open()).store.getState()
    const sources = (...path: Path) => sourcesOf(own, overlay!, 0, path).map(it => [it.file, it.why])
    expect(sources('spec', 'http')).toEqual([['overlays/prod/patch.yaml', undefined]])
    expect(sources('spec')).toEqual([
      ['base/vs.yaml', undefined],
      ['overlays/prod/patch.yaml', undefined],
    ])
    expect(sources('metadata', 'name')).toEqual([
      [
        'overlays/prod/kustomization.yaml',
        'The name is made with `namePrefix` of overlays/prod/kustomization.yaml.',
      ],
    ])
  })

  it('keeps what it last could build while the kustomization has an error, and says the error', async () => {
    const workspace = await open()
    const at = files[2]!.text.indexOf('patch.yaml')
    workspace.type(files[2]!.name, [{ from: at, to: at, insert: 'x' }], { before: at, after: at + 1 })
    await workspace.fresh()
    const { analysis, overlay } = workspace.store.getState()
    expect(analysis!.resources.map(it => it.id)).toEqual([prod])
    expect(overlay!.problems.map(it => it.message)).toEqual(['There is no file overlays/prod/xpatch.yaml.'])
    expect(analysis!.diagnostics.map(it => it.rule)).toContain('kustomize/build')
    expect(workspace.run(setField({ resource: prod, path: ['spec', 'hosts', 0] }, 'a')).ok).toBe(false)
  })

  it('creates, renames and deletes the real files', async () => {
    const workspace = await open()
    expect(workspace.run(deleteFile('overlays/staging/kustomization.yaml')).ok).toBe(true)
    expect(workspace.store.getState().files).toHaveLength(4)
  })

  it('shows the files as they are where there is no kustomization', async () => {
    const workspace = await open([{ name: 'a.yaml', text: vs }])
    const { analysed, files: own, overlay } = workspace.store.getState()
    expect(analysed).toBe(own)
    expect(overlay).toBeUndefined()
  })
})
