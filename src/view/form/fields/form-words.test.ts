import { describe, expect, it } from 'vitest'
import { analyze } from '../../../core/analyze.ts'
import { kindNamed } from '../../../core/kinds/index.ts'
import { identifyFiles } from '../../../core/model/locate.ts'
import { linkModel } from '../../../core/model/model.ts'
import { defaultSettings } from '../../../core/settings.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { oneFile, runOperation } from '../../../testing/check-edit.ts'
import { createMissing, missingOf, referrersOf } from '../adding/missing.ts'
import { previewRedirect, previewRewrite } from '../following/preview.ts'
import { hostUses } from '../special/host-use.ts'
import { detailOf, singular, summaryOf } from '../summary.ts'
import { labelOf } from './field-layout.ts'
import { shownFields } from './shown-fields.ts'

const gateway = kindNamed('Gateway')!
const virtualService = kindNamed('VirtualService')!

describe('labels', () => {
  it('are words, and one item of a list has its own', () => {
    expect(labelOf('perTryTimeout')).toBe('Timeout of a try')
    expect(labelOf('allowCredentials')).toBe('Allow credentials')
    expect(labelOf('constructor')).toBe('Constructor')
    expect(['Destinations', 'TLS rules', 'Addresses', 'Retries'].map(singular)).toEqual([
      'Destination',
      'TLS rule',
      'Address',
      'Retry',
    ])
  })
})

describe('summaries', () => {
  it('say of a rule what it takes and where it leads', () => {
    const rule: Json = {
      match: [{ uri: { prefix: '/a' }, headers: { x: { exact: 'y' }, z: {} } }],
      route: [
        { destination: { host: 'web.prod.svc.cluster.local', subset: 'v1' }, weight: 80 },
        { destination: { host: 'web' }, weight: 20 },
      ],
    }
    const path = ['spec', 'http', 0]
    expect(summaryOf(virtualService, path, rule)).toBe('/a* · x y · z present')
    expect(detailOf(virtualService, path, rule)).toBe('→ web v1 80, web 20')
  })

  it('say nothing wrong of a value of another shape', () => {
    const values: Json[] = [null, 3, 'text', [], { match: 3, route: [null] }, { hosts: 3 }]
    for (const value of values)
      expect(() => [
        summaryOf(virtualService, ['spec', 'http', 0], value),
        detailOf(virtualService, ['spec', 'http', 0], value),
        summaryOf(gateway, ['spec', 'servers', 0], value),
      ]).not.toThrow()
  })
})

describe('shownFields', () => {
  const tls = ['spec', 'servers', 0, 'tls']
  const fields = {
    mode: field(),
    credentialName: field(),
    caCertificates: field(),
    minProtocolVersion: field(),
  }

  it('shows of TLS what the mode takes, and what is set in any case', () => {
    expect(shownFields(gateway, tls, fields, { mode: 'SIMPLE' }, [])).toEqual({
      visible: ['mode', 'credentialName', 'minProtocolVersion'],
      absent: [],
      offered: [],
    })
    expect(shownFields(gateway, tls, fields, { mode: 'MUTUAL' }, []).offered).toEqual(['caCertificates'])
    const odd = shownFields(gateway, tls, fields, { mode: 'PASSTHROUGH', caCertificates: '/ca' }, [])
    expect(odd.visible).toEqual(['mode', 'caCertificates'])
  })
})

function field() {
  return { is: { type: 'string' as const }, doc: '' }
}

const files = oneFile(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front, namespace: infra}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["prod/shop.example.com", "*.example.com", other.example.org]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: prod}
spec:
  hosts: [shop.example.com]
  gateways: [infra/front, elsewhere]
  http:
  - match: [{uri: {prefix: /old}}]
    rewrite: {uri: /new}
    route: [{destination: {host: out.example.org}}]
  - redirect: {scheme: https}
  - route: [{destination: {host: web, subset: v1}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: blog, namespace: blogs}
spec:
  hosts: [blog.example.com, shop.example.com]
  http: [{route: [{destination: {host: blog}}]}]
`)
const resources = identifyFiles(files, defaultSettings).flatMap(it => it.resources)
const [front, shop] = resources

describe('hostUses', () => {
  it('names who uses each host, who would if linked, and who is kept out', () => {
    const uses = hostUses(linkModel(resources, defaultSettings), front!, 0)
    const names = (list: readonly { name: string }[]) => list.map(it => it.name)
    expect(uses.map(it => [names(it.users), names(it.candidates), it.others.map(o => o.why)])).toEqual([
      [['shop'], [], ['is in namespace blogs']],
      [['shop'], ['blog'], []],
      [[], [], []],
    ])
  })
})

describe('previews', () => {
  const rules = (shop!.spec as { http: { [key: string]: never }[] }).http

  it('show an address before and after', () => {
    expect(previewRewrite(shop!, rules[0]!)).toEqual({
      before: 'shop.example.com/old/page',
      after: 'shop.example.com/new/page',
    })
    expect(previewRedirect(shop!, rules[1]!)).toEqual({
      before: 'http://shop.example.com/page',
      after: 'https://shop.example.com/page',
      code: 301,
    })
  })
})

describe('what a ghost stands for', () => {
  const { graph, diagnostics } = analyze(files)
  const ghosts = graph.nodes.filter(it => it.ghost)

  it('is declared as the rules look for it', () => {
    const outside = new Set(
      diagnostics.flatMap(it =>
        it.outside ? [`${it.outside.kind}/${it.outside.namespace}/${it.outside.name}`] : [],
      ),
    )
    const declares = ghosts.flatMap(it => missingOf(it, referrersOf(graph, it))?.declares ?? [])
    expect(declares).toContain('Gateway/prod/elsewhere')
    expect(declares).toContain('ServiceEntry/prod/out.example.org')
    expect(declares.filter(it => !outside.has(it))).toEqual([])
    const after = analyze(files, { ...defaultSettings, declared: declares })
    const about = (it: { outside?: { kind: string } }) =>
      ['Gateway', 'ServiceEntry'].includes(it.outside?.kind ?? '')
    expect(diagnostics.filter(about).length).toBeGreaterThan(0)
    expect(after.diagnostics.filter(about)).toEqual([])
  })

  it('is no ghost any more when it was created', () => {
    expect(ghosts.length).toBeGreaterThan(2)
    for (const ghost of ghosts) {
      const missing = missingOf(ghost, referrersOf(graph, ghost))
      const after = analyze(runOperation(createMissing(missing!), files).files)
      expect(after.graph.nodes.filter(it => it.ghost).map(it => it.id)).not.toContain(ghost.id)
      expect(
        after.diagnostics
          .filter(it => it.severity === 'error' && (it.layer === 'schema' || it.layer === 'webhook'))
          .map(it => it.message),
      ).toEqual(
        diagnostics
          .filter(it => it.severity === 'error' && (it.layer === 'schema' || it.layer === 'webhook'))
          .map(it => it.message),
      )
    }
  })
})
