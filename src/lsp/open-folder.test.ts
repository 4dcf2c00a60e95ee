import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../core/settings.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import { editOfAction } from './actions.ts'
import { OpenFolder } from './open-folder.ts'

const root = 'file:///repo/'
const files: Record<string, string> = {
  'base/kustomization.yaml': 'resources: [shop.yaml]\n',
  'base/shop.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [gone]
  http:
  - route:
    - destination: {host: cart}
`,
  'overlays/prod/kustomization.yaml':
    'namespace: prod\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
  'overlays/prod/patch.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  http:
  - timeout: soon
    route:
    - destination: {host: cart}
`,
  'overlays/staging/kustomization.yaml': 'namespace: staging\nresources: [../../base]\n',
  'alone.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: alone}
spec: {hosts: [a.example.com], http: []}
`,
  'values.yaml': 'replicas: 2\n',
}

function opened(more: Record<string, string> = {}): OpenFolder {
  const folder = new OpenFolder(root, { ...defaultSettings, complete: true })
  for (const [name, text] of Object.entries({ ...files, ...more })) folder.store(root + name, text)
  return folder
}

function told(folder: OpenFolder): string[] {
  return folder
    .analysed()
    .diagnostics.filter(it => it.severity === 'error')
    .map(it => `${it.file}:${it.line} ${it.rule}`)
}

function at(folder: OpenFolder, file: string, what: string) {
  const text = folder.textOf(root + file)!
  return { file, text, position: positionsIn(text).positionAt(text.indexOf(what)) }
}

const host = (folder: OpenFolder) =>
  folder
    .ask('base/shop.yaml')
    .hover(at(folder, 'base/shop.yaml', 'gone'))
    ?.contents.join()

describe('a folder with kustomizations', () => {
  it('is judged as they build it, in each namespace, and what no kustomization uses as it is', () => {
    const found = told(opened())
    expect(found).toContain('overlays/prod/patch.yaml:6 schema/cel-duration')
    expect(found.filter(it => it.startsWith('base/shop.yaml:6'))).toHaveLength(2)
    expect(found.some(it => it.startsWith('alone.yaml'))).toBe(true)
    // By itself the patch would be a VirtualService without hosts.
    expect(found.some(it => it.includes('required'))).toBe(false)
  })

  it('has the kustomizations among its files, and no file of other things', () => {
    const names = opened()
      .analysed()
      .files.map(it => it.name)
    expect(names).toContain('base/kustomization.yaml')
    expect(names).not.toContain('values.yaml')
  })

  it('tells what cannot be built, and keeps what it last was', () => {
    const folder = opened()
    folder.analysed()
    folder.show(`${root}overlays/prod/kustomization.yaml`, 'resources: [../../bas]\n')
    expect(told(folder)).toContain('overlays/prod/kustomization.yaml:1 kustomize/build')
    expect(told(folder)).toContain('overlays/prod/patch.yaml:6 schema/cel-duration')
    folder.show(`${root}overlays/prod/kustomization.yaml`, undefined)
    expect(told(folder)).not.toContain('overlays/prod/kustomization.yaml:1 kustomize/build')
  })

  it('reads a base with the overlay of which a file was shown or typed in last', () => {
    const folder = opened()
    expect(folder.buildOf('base/shop.yaml')?.folder).toBe('overlays/prod')
    folder.show(`${root}overlays/staging/kustomization.yaml`, files['overlays/staging/kustomization.yaml'])
    folder.show(`${root}base/shop.yaml`, files['base/shop.yaml'])
    expect(folder.buildOf('base/shop.yaml')?.folder).toBe('overlays/staging')
    folder.show(`${root}overlays/prod/patch.yaml`, files['overlays/prod/patch.yaml'])
    expect(folder.buildOf('base/shop.yaml')?.folder).toBe('overlays/prod')
    expect(host(folder)).toBeDefined()
  })

  it('is built again where something that takes part has changed', () => {
    const folder = opened()
    expect(told(folder)).toContain('base/shop.yaml:6 references/gateway-missing')
    folder.show(`${root}base/shop.yaml`, files['base/shop.yaml']!.replace('gone', 'mesh'))
    expect(told(folder)).not.toContain('base/shop.yaml:6 references/gateway-missing')
  })

  it('tells a comment that mutes nothing only where it does so in every build', () => {
    const muted = files['base/shop.yaml']!.replace(
      '    - destination',
      '    # drawbridge-ignore references/service-missing: elsewhere\n    - destination',
    )
    const unused = (text: string) =>
      opened({ 'base/shop.yaml': text })
        .analysed()
        .diagnostics.filter(it => it.rule === 'muting/unused')
    expect(unused(muted.replace('references/service-missing', 'gateway/no-servers'))).toHaveLength(1)
  })

  it('makes a fix of what is built where the value is written', () => {
    const folder = opened({
      'overlays/prod/patch.yaml': files['overlays/prod/patch.yaml']!.replace('timeout: soon', 'timeuot: 3s'),
    })
    const problem = folder.analysed().diagnostics.find(it => it.rule === 'schema/unknown-field')!
    expect(problem.file).toBe('overlays/prod/patch.yaml')
    const edit = editOfAction(
      { type: 'fix', uri: `${root}overlays/prod/patch.yaml`, problem: problem.id, index: 0 },
      { folder, capabilities: {}, tell: () => undefined },
    )
    expect(Object.keys(edit.changes!)).toEqual([`${root}overlays/prod/patch.yaml`])
  })

  it('makes refactorings in the text as it is written, and those of rules in what is built', () => {
    const folder = opened()
    const offered = folder
      .ask('overlays/prod/patch.yaml')
      .refactorings(at(folder, 'overlays/prod/patch.yaml', 'timeout'))
    const uri = `${root}overlays/prod/patch.yaml`
    const made = offered.map(({ title, refactoring, isOfFiles }) => {
      const action = { type: 'refactor', uri, refactoring, ...(isOfFiles && { isOfFiles }) } as const
      const { changes } = editOfAction(action, { folder, capabilities: {}, tell: () => undefined })
      return [title, Object.keys(changes!).map(it => it.slice(root.length))]
    })
    expect(made).toContainEqual([
      'Split a tenth of the traffic to a new version',
      ['overlays/prod/kustomization.yaml', 'overlays/prod/patch.yaml', 'overlays/prod/cart.yaml'],
    ])
    expect(made).toContainEqual(['Put --- at the beginning of the file', ['overlays/prod/patch.yaml']])
  })

  it('finds resources of the builds and of all other files, each place once', () => {
    const found = opened().symbols({ query: '' })
    expect(found.map(it => it.containerName).sort()).toEqual([
      'VirtualService in default',
      'VirtualService in prod',
    ])
  })
})
