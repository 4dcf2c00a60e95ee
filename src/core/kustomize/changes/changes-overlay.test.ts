import { describe, expect, it } from 'vitest'
import { changedWorkspaces, withKustomization } from '../../../testing/changed-workspaces.ts'
import type { Files } from '../../text/file-change.ts'
import { equalJson } from '../../yaml/edit/json.ts'
import { resolveKustomization } from '../resolve.ts'
import { keyOf } from '../traced/resource-id.ts'
import { plain } from '../traced/traced.ts'
import { changesOverlay } from './changes-overlay.ts'
import { withChangesOverlay } from './with-changes-overlay.ts'

const rule = `# ours
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart.example.com]
  http:
  - name: one
    timeout: 1s
    route:
    - destination: {host: cart, subset: v1}
  - name: two
    route:
    - destination: {host: cart, subset: v2}
`
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: cart}\nspec:\n  ports:\n  - {name: http, port: 80}\n'

function overlay(before: string, after: string): Record<string, string> {
  const files = (text: string): Files => [{ name: 'all.yaml', text }]
  const made = changesOverlay({
    before: files(before),
    after: files(after),
    folder: undefined,
    base: '../base',
  })
  if (!made.ok) throw new Error(made.reason)
  return Object.fromEntries(made.files.map(it => [it.name, it.text]))
}

describe('an overlay of changes', () => {
  it('patches one item of a list by its place, since a merge would replace the list', () => {
    expect(overlay(rule, rule.replace('timeout: 1s', 'timeout: 2s'))).toEqual({
      'kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- ../base
patches:
- path: patch-virtualservice-cart.yaml
  target:
    group: networking.istio.io
    version: v1
    kind: VirtualService
    name: cart
`,
      'patch-virtualservice-cart.yaml': '- op: replace\n  path: /spec/http/0/timeout\n  value: 2s\n',
    })
  })

  it('merges fields of mappings, and says with null what is gone', () => {
    const before = rule.replace('  name: cart\n', '  name: cart\n  labels: {a: "1", b: "2"}\n')
    const after = before.replace('b: "2"', 'c: "3", d: "4", e: "5", f: "6"')
    expect(overlay(before, after)['patch-virtualservice-cart.yaml']).toBe(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  labels:
    c: "3"
    d: "4"
    e: "5"
    f: "6"
    b: null
`)
  })

  it('adds new resources as they are written, and deletes by a patch', () => {
    const made = overlay(service, rule)
    expect(made['virtualservice-cart.yaml']).toBe(rule)
    expect(made['delete-service-cart.yaml']).toBe(
      '$patch: delete\napiVersion: v1\nkind: Service\nmetadata:\n  name: cart\n',
    )
    expect(made['kustomization.yaml']).toContain(
      'resources:\n- ../base\n- virtualservice-cart.yaml\npatches:\n- path: delete-service-cart.yaml\n',
    )
  })

  it('tells apart what has one name in two namespaces', () => {
    const twin = rule.replace('name: cart', 'name: cart\n  namespace: shop')
    const made = overlay(`${rule}---\n${twin}`, `${rule.replace('1s', '9s')}---\n${twin}`)
    expect(made['kustomization.yaml']).toContain('    namespace: default\n')
  })

  it('is refused where kustomize refuses what it would stand on', () => {
    const files = [{ name: 'a.yaml', text: `${rule}---\n${rule}` }]
    expect(changesOverlay({ before: files, after: files, folder: undefined, base: '../base' })).toMatchObject(
      {
        ok: false,
        reason: expect.stringContaining('kustomize refuses the files as they are before'),
      },
    )
  })
})

const cases = changedWorkspaces(60)

it('builds with its base to the resources of now, after seeded sequences of edits', () => {
  let made = 0
  for (const { before, after, id: name } of cases) {
    const result = withChangesOverlay({ before, after, folder: undefined }, 'changes')
    if (!result.ok) {
      expect(result.reason, name).toMatch(/^kustomize refuses the files as they are/)
      continue
    }
    made++
    const built = resolveKustomization(result.files, result.folder!)
    expect(
      built.problems.filter(it => it.severity === 'error'),
      name,
    ).toEqual([])
    const wanted = resolveKustomization(withKustomization(after), '')
    const values = (of: typeof built) =>
      of.resources
        .map(it => [JSON.stringify(keyOf(it.value)), plain(it.value)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    expect(equalJson(values(built) as never, values(wanted) as never), name).toBe(true)
  }
  expect(made).toBeGreaterThan(30)
})

it('stands beside the overlay that it is of, and leaves its base alone', () => {
  const before = [
    { name: 'base/kustomization.yaml', text: 'resources: [all.yaml]\n' },
    { name: 'base/all.yaml', text: rule },
    { name: 'overlays/prod/kustomization.yaml', text: 'namePrefix: prod-\nresources: [../../base]\n' },
  ]
  const after = before.with(1, { name: 'base/all.yaml', text: rule.replace('1s', '7s') })
  const made = withChangesOverlay({ before, after, folder: 'overlays/prod' }, 'changes')
  expect(made).toMatchObject({ ok: true, folder: 'overlays/changes' })
  if (!made.ok) return
  expect(made.files.slice(0, 3)).toEqual(before)
  const { resources } = resolveKustomization(made.files, 'overlays/changes')
  expect(plain(resources[0]!.value)).toMatchObject({
    metadata: { name: 'prod-cart' },
    spec: { http: [{ timeout: '7s' }, {}] },
  })
})
