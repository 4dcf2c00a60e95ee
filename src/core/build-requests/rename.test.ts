import { describe, expect, it } from 'vitest'
import { askThroughBuild } from '../../testing/ask-through-build.ts'
import { applyChanges, type Files, findFile } from '../text/file-change.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'

const base: Files = [
  { name: 'base/kustomization.yaml', text: 'resources: [shop.yaml, gateway.yaml]\n' },
  {
    name: 'base/gateway.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public} # the only one
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`,
  },
  {
    name: 'base/shop.yaml',
    text: `apiVersion: v1
kind: Service
metadata: {name: cart}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: ["public"]
  http:
  - route:
    - destination: {host: cart}
`,
  },
]

function overlay(name: string, kustomization: string, patch = ''): Files {
  return [
    { name: `overlays/${name}/kustomization.yaml`, text: `resources: [../../base]\n${kustomization}` },
    ...(patch ? [{ name: `overlays/${name}/patch.yaml`, text: patch }] : []),
  ]
}

const shopPatch = (gateways: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  gateways: [${gateways}] # here too
`

const prod = overlay('prod', 'namespace: prod\npatches: [{path: patch.yaml}]\n', shopPatch('public, mesh'))

function rename(files: Files, file: string, what: string, newName: string) {
  const made = askThroughBuild(files, 'rename', file, what, { params: { newName } })
  if (!made.ok) return made
  const after = applyChanges(files, fileChangesOf(files, made.edit))
  const changed = after.filter(it => findFile(files, it.name)?.text !== it.text)
  return { ...made, changed: Object.fromEntries(changed.map(it => [it.name, it.text])) }
}

function changedLines(files: Files, file: string, what: string, newName: string) {
  const made = rename(files, file, what, newName)
  if (!('changed' in made)) return made.reason
  return Object.entries(made.changed).map(([name, text]) => {
    const before = findFile(files, name)!.text.split('\n')
    return [name, ...text.split('\n').filter((line, i) => line !== before[i])]
  })
}

describe('a rename while a kustomization is shown', () => {
  it.each([
    ['base/gateway.yaml', 'public'],
    ['base/shop.yaml', 'public'],
    ['overlays/prod/patch.yaml', 'public'],
  ])('changes bases and patches wherever the name stands, from %s', (file, what) => {
    expect(changedLines([...base, ...prod], file, what, 'front')).toEqual([
      ['base/gateway.yaml', 'metadata: {name: front} # the only one'],
      ['base/shop.yaml', '  gateways: ["front"]'],
      ['overlays/prod/patch.yaml', '  gateways: [front, mesh] # here too'],
    ])
  })

  it('changes what finds the resource by its name: patches, targets and replicas', () => {
    const files = [
      ...base,
      ...overlay(
        'prod',
        `patches:
- path: patch.yaml
- target: {kind: VirtualService, name: shop}
  patch: |-
    - op: add
      path: /spec/http/0/timeout
      value: 3s
- patch: |-
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata:
      name: shop # inside
      labels: {tier: front}
`,
        shopPatch('public'),
      ),
    ]
    for (const [file, what] of [
      ['base/shop.yaml', 'shop'],
      ['overlays/prod/patch.yaml', 'shop'],
      ['overlays/prod/kustomization.yaml', 'shop}'],
      ['overlays/prod/kustomization.yaml', 'shop # inside'],
    ] as const)
      expect(changedLines(files, file, what, 'store')).toEqual([
        ['base/shop.yaml', '  name: store'],
        [
          'overlays/prod/kustomization.yaml',
          '- target: {kind: VirtualService, name: store}',
          '      name: store # inside',
        ],
        ['overlays/prod/patch.yaml', 'metadata: {name: store}'],
      ])
  })

  it('of a name with a prefix and a suffix changes the name alone', () => {
    const files = [...base, ...overlay('prod', 'namePrefix: eu-\nnameSuffix: -v1\n')]
    const at = askThroughBuild(files, 'prepareRename', 'base/shop.yaml', 'cart')
    expect(at).toMatchObject({ placeholder: 'cart', range: { start: { line: 2, character: 17 } } })
    expect(changedLines(files, 'base/gateway.yaml', 'public', 'front')).toEqual([
      ['base/gateway.yaml', 'metadata: {name: front} # the only one'],
      ['base/shop.yaml', '  gateways: ["front"]'],
    ])
  })

  it('goes to the other overlays of the same base as well, and says so', () => {
    const staging = overlay('staging', 'patches: [{path: patch.yaml}]\n', shopPatch('mesh, public'))
    const files = [...base, ...prod, ...staging]
    expect(changedLines(files, 'overlays/prod/patch.yaml', 'public', 'front')).toContainEqual([
      'overlays/staging/patch.yaml',
      '  gateways: [mesh, front] # here too',
    ])
    expect(rename(files, 'base/gateway.yaml', 'public', 'front')).toMatchObject({
      note: 'overlays/staging is built from these files too, and changes with them.',
    })
  })

  it('of a namespace that the kustomization sets changes it there', () => {
    const files = [...base, ...prod]
    const found = changedLines(files, 'overlays/prod/kustomization.yaml', 'prod\n', 'live')
    expect(found).toEqual([['overlays/prod/kustomization.yaml', 'namespace: live']])
  })

  it('of a value that a JSON patch writes changes it there', () => {
    const files = [
      ...base,
      ...overlay(
        'prod',
        'patches: [{path: patch.yaml, target: {kind: VirtualService}}]\n',
        '- op: replace\n  path: /spec/gateways\n  value: [mesh, public]\n',
      ),
    ]
    expect(changedLines(files, 'base/gateway.yaml', 'public', 'front')).toContainEqual([
      'overlays/prod/patch.yaml',
      '  value: [mesh, front]',
    ])
  })

  it('of a value that a patch replaces is one in the base, where it still counts', () => {
    const files = [...base, ...overlay('prod', 'patches: [{path: patch.yaml}]\n', shopPatch('mesh'))]
    expect(changedLines(files, 'base/shop.yaml', 'public', 'front')).toEqual([
      ['base/gateway.yaml', 'metadata: {name: front} # the only one'],
      ['base/shop.yaml', '  gateways: ["front"]'],
    ])
  })
})

describe('a rename that cannot be carried to the files', () => {
  it('says that the name is taken, and in which overlay', () => {
    const gateway = findFile(base, 'base/gateway.yaml')!.text
    const files = [
      ...base,
      ...prod,
      ...overlay('staging', '', '').map(it => ({ ...it, text: 'resources: [../../base, own.yaml]\n' })),
      { name: 'overlays/staging/own.yaml', text: gateway.replace('public', 'front') },
    ]
    expect(changedLines(files, 'base/gateway.yaml', 'public', 'front')).toBe(
      'overlays/staging is built from the same lines. The Gateway front already exists.',
    )
  })

  it('says that a target finds what it found before by a pattern', () => {
    const files = [
      ...base,
      ...overlay(
        'prod',
        'patches: [{path: patch.yaml, target: {kind: VirtualService, name: sh.*}}]\n',
        '- op: replace\n  path: /spec/gateways\n  value: [mesh, public]\n',
      ),
    ]
    expect(changedLines(files, 'base/shop.yaml', 'shop', 'store')).toContain('another file decides as well')
    expect(changedLines(files, 'base/shop.yaml', 'shop', 'shelf')).toEqual([
      ['base/shop.yaml', '  name: shelf'],
    ])
  })

  it('says that the file takes no part', () => {
    const files = [...base, ...prod, { name: 'loose.yaml', text: base[1]!.text }]
    expect(changedLines(files, 'loose.yaml', 'public', 'front')).toContain('loose.yaml takes no part')
    expect(askThroughBuild(files, 'prepareRename', 'loose.yaml', 'public')).toEqual({
      refuse: expect.stringContaining('takes no part'),
    })
  })

  it('says that the kustomization has a fault', () => {
    const files = [...base, ...overlay('prod', 'patches: [{path: gone.yaml}]\n')]
    expect(rename(files, 'base/gateway.yaml', 'public', 'front')).toMatchObject({
      note: 'overlays/prod cannot be built, so what names it there stays.',
    })
    const broken = [...base, ...prod].map(it =>
      it.name === 'base/kustomization.yaml' ? { ...it, text: 'resources: [gone]\n' } : it,
    )
    expect(changedLines(broken, 'base/gateway.yaml', 'public', 'x')).toContain(
      'cannot be built: There is no file',
    )
  })

  it('says that the text is newer', () => {
    const files = [...base, ...prod]
    const made = askThroughBuild(files, 'rename', 'base/gateway.yaml', 'public', {
      params: { newName: 'front', text: '# Newer.\n' },
    })
    expect(made).toEqual({ ok: false, reason: expect.stringContaining('Try again') })
  })
})
