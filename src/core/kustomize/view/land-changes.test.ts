import { describe, expect, it } from 'vitest'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { insertedAt, removedAt, setAt } from '../../yaml/edit/json.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { resolveKustomization } from '../resolve.ts'
import { plain } from '../traced/traced.ts'
import { landChanges } from './land-changes.ts'
import type { Landing } from './land-value.ts'

const base = `# the rules of the shop
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  labels: {app: shop}
spec:
  hosts: [shop.example.com]  # public
  http:
  - name: main
    timeout: 5s
    route:
    - destination: {host: shop}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec: {selector: {istio: ingressgateway}}
`
const merge = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  exportTo: ["."]  # only here
`
const workspace: Files = [
  { name: 'base/kustomization.yaml', text: 'resources:\n- all.yaml\n' },
  { name: 'base/all.yaml', text: base },
  {
    name: 'prod/kustomization.yaml',
    text: `namePrefix: prod-
commonLabels: {env: prod}
resources:
- ../base
patches:
- path: merge.yaml
- target: {kind: VirtualService}
  patch: |
    # longer in production
    - op: replace
      path: /spec/http/0/timeout
      value: 9s
`,
  },
  { name: 'prod/merge.yaml', text: merge },
]
const source: Landing = { to: 'source' }

describe('an edit of a resolved resource', () => {
  it('lands in the base where the value comes from there, and leaves every other byte', () => {
    const after = land(change(setIn(['spec', 'http', 0, 'route', 0, 'destination', 'host'], 'store')), source)
    expect(after['base/all.yaml']).toBe(base.replace('host: shop}', 'host: store}'))
    expect(Object.keys(after)).toEqual(['base/all.yaml'])
  })

  it('lands in the merge patch that sets the value', () => {
    const after = land(change(setIn(['spec', 'exportTo', 0], '*')), source)
    expect(after).toEqual({ 'prod/merge.yaml': merge.replace('"."', '"*"') })
  })

  it('lands in a patch that is written into the kustomization', () => {
    const after = land(change(setIn(['spec', 'http', 0, 'timeout'], '8s')), source)
    const kustomization = workspace[2]!.text
    expect(after).toEqual({ 'prod/kustomization.yaml': kustomization.replace('value: 9s', 'value: 8s') })
  })

  it('puts a new field into the document that the mapping comes from', () => {
    const after = land(change(setIn(['spec', 'http', 0, 'retries'], { attempts: 2 })), source)
    expect(after['base/all.yaml']).toContain(
      '- destination: {host: shop}\n    retries:\n      attempts: 2\n---',
    )
  })

  it('puts an item into the list where it is written', () => {
    const insert = (index: number) => change(it => insertedAt(it, ['spec', 'http'], index, { name: 'more' }))
    const after = land(insert(1), source)
    expect(after['base/all.yaml']).toContain('- destination: {host: shop}\n  - name: more\n---\n')
    // Before the first rule, the patch of the overlay would change another rule than before.
    expect(landed(insert(0), source)).toMatchObject({ ok: false })
  })

  it('takes a value out of the patch that adds it', () => {
    const after = land(
      change(it => removedAt(it, ['spec', 'exportTo'], false)!),
      source,
    )
    expect(after['prod/merge.yaml']).not.toContain('exportTo')
  })

  it('says why a name with a prefix and a label for all are not edited here', () => {
    const renamed = landed(change(setIn(['metadata', 'name'], 'prod-store')), source)
    expect(renamed).toEqual({
      ok: false,
      reason: 'This cannot be edited here. The name is made with `namePrefix` of prod/kustomization.yaml.',
    })
    const labelled = landed(change(setIn(['metadata', 'labels', 'env'], 'test')), source)
    expect(labelled).toEqual({
      ok: false,
      reason: 'This cannot be edited here. `commonLabels` of prod/kustomization.yaml adds it.',
    })
  })

  it('becomes a JSON patch where the overlay is chosen, and the next one joins it', () => {
    const overlay: Landing = { to: 'overlay', folder: 'prod' }
    const path: Path = ['spec', 'http', 0, 'route', 0, 'destination', 'host']
    const first = landed(change(setIn(path, 'store')), overlay)
    if (!first.ok) throw new Error(first.reason)
    const files = applyChanges(workspace, first.changes)
    expect(texts(first.changes, workspace)).toEqual({
      'prod/kustomization.yaml': `${workspace[2]!.text}- path: patch-virtualservice-shop.yaml
  target:
    group: networking.istio.io
    version: v1
    kind: VirtualService
    name: shop
`,
      'prod/patch-virtualservice-shop.yaml': `- op: replace
  path: /spec/http/0/route/0/destination/host
  value: store
`,
    })
    const again = landed(change(setIn(path, 'shed')), overlay, files)
    if (!again.ok) throw new Error(again.reason)
    expect(texts(again.changes, files)).toEqual({
      'prod/patch-virtualservice-shop.yaml': `- op: replace
  path: /spec/http/0/route/0/destination/host
  value: shed
`,
    })
    const more = landed(
      change(it => insertedAt(it, ['spec', 'hosts'], 1, 'b.example.com') as Json),
      overlay,
      files,
    )
    if (!more.ok) throw new Error(more.reason)
    expect(texts(more.changes, files)['prod/patch-virtualservice-shop.yaml']).toContain(
      '- op: add\n  path: /spec/hosts/1\n  value: b.example.com\n',
    )
  })

  it('adds an object as a file of the overlay, and takes one out where it stands', () => {
    const added = landed(
      values => [
        ...values,
        { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name: 'all' } },
      ],
      source,
    )
    if (!added.ok) throw new Error(added.reason)
    expect(Object.keys(texts(added.changes, workspace))).toEqual(['prod/kustomization.yaml', 'prod/all.yaml'])
    const gone = land(values => values.filter(it => (it as { kind: string }).kind !== 'Gateway'), source)
    expect(gone['base/all.yaml']).toBe(base.slice(0, base.indexOf('---\n')))
    const deleted = land(values => values.filter(it => (it as { kind: string }).kind !== 'Gateway'), {
      to: 'overlay',
      folder: 'prod',
    })
    expect(deleted['prod/delete-gateway-public.yaml']).toContain('$patch: delete')
  })

  it('is refused where a patch needs what it takes away', () => {
    const result = landed(
      values => values.filter(it => (it as { kind: string }).kind !== 'VirtualService'),
      source,
    )
    expect(result).toMatchObject({ ok: false })
    expect(!result.ok && result.reason).toContain(
      'The patch is for VirtualService shop, which is not among the resources.',
    )
  })
})

function setIn(path: Path, value: Json): (resource: Json) => Json {
  return resource => setAt(resource, path, value)
}

/** A change of the VirtualService alone. */
function change(how: (resource: Json) => Json): (values: readonly Json[]) => Json[] {
  return values => values.map(it => ((it as { kind: string }).kind === 'VirtualService' ? how(it) : it))
}

function landed(how: (values: readonly Json[]) => readonly Json[], landing: Landing, files = workspace) {
  const before = resolveKustomization(files, 'prod')
  const wanted = how(before.resources.map(it => plain(it.value)))
  return landChanges(files, before, wanted, landing)
}

function land(how: (values: readonly Json[]) => readonly Json[], landing: Landing): Record<string, string> {
  const result = landed(how, landing)
  if (!result.ok) throw new Error(result.reason)
  return texts(result.changes, workspace)
}

function texts(changes: Parameters<typeof applyChanges>[1], files: Files): Record<string, string> {
  const after = applyChanges(files, changes)
  const touched = new Set(changes.map(it => it.file))
  return Object.fromEntries(after.filter(it => touched.has(it.name)).map(it => [it.name, it.text]))
}
