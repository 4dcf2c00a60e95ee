import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'
import type { Location } from './reading/placed.ts'

const files: Files = [
  {
    name: 'infra.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 443, name: https, protocol: HTTPS}
    hosts: ["*.example.com"]
    tls: {mode: SIMPLE, credentialName: cert}
---
apiVersion: v1
kind: Secret
metadata: {name: cert, namespace: infra}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: infra}
spec: {template: {metadata: {labels: {istio: ingressgateway}}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec: {gatewayClassName: istio, listeners: [{name: web, port: 80, protocol: HTTP}]}
`,
  },
  {
    name: 'shop.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [infra/public]
  http:
  - match: [{port: 443}]
    route:
    - destination: {host: cart, subset: v1, port: {number: 8080}}
    - destination: {host: api.example.net}
  - delegate: {name: rest}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: rest, namespace: shop}
spec: {http: [{route: [{destination: {host: cart.shop.svc.cluster.local}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 8080}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec: {host: cart, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec: {hosts: [api.example.net], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: route, namespace: shop}
spec:
  parentRefs: [{name: edge, namespace: infra, sectionName: web}]
  rules: [{backendRefs: [{name: cart, port: 8080}]}]
`,
  },
]

function serviceOver(of: Files = files) {
  const session = createSession()
  session.update(of)
  return languageService(session)
}

/** The place of `^` in a piece of text that is there once. */
function at(marked: string) {
  const piece = marked.replace('^', '')
  const file = files.find(it => it.text.includes(piece))!
  const offset = file.text.indexOf(piece) + marked.indexOf('^')
  return { file: file.name, position: positionsIn(file.text).positionAt(offset) }
}

function words({ file, range }: Location): string {
  const { text } = files.find(it => it.name === file)!
  const { from, to } = positionsIn(text).range(range)
  return `${file}:${range.start.line} ${text.slice(from, to)}`
}

const definitionOf = (marked: string) => serviceOver().definition(at(marked)).map(words)
const usesOf = (marked: string) => serviceOver().references(at(marked)).map(words)

describe('the definition', () => {
  it.each([
    ['infra/pub^lic', 'infra.yaml:2 public'],
    ['host: ca^rt, subset: v1', 'shop.yaml:20 cart'],
    ['host: ca^rt.shop.svc', 'shop.yaml:20 cart'],
    ['host: cart.sh^op.svc', 'infra.yaml:21 shop'],
    ['host: api.ex^ample', 'shop.yaml:31 api.example.net'],
    ['subset: ^v1', 'shop.yaml:26 v1'],
    ['number: 80^80', 'shop.yaml:21 8080'],
    ['{port: 4^43}', 'infra.yaml:6 443'],
    ['delegate: {name: re^st', 'shop.yaml:15 rest'],
    ['credentialName: c^ert', 'infra.yaml:12 cert'],
    ['selector: {istio: ing^ress', 'infra.yaml:16 ingress'],
    ['{name: shop, namespace: sh^op}', 'infra.yaml:21 shop'],
    ['[{name: ed^ge', 'infra.yaml:25 edge'],
    ['sectionName: w^eb', 'infra.yaml:26 web'],
    ['backendRefs: [{name: ca^rt', 'shop.yaml:20 cart'],
    ['cart, port: 80^80}]}]', 'shop.yaml:21 8080'],
  ])('of %s', (marked, expected) => {
    expect(definitionOf(marked)).toEqual([expected])
  })

  it('is the place itself where the name is given, and nowhere for what is not named', () => {
    expect(definitionOf('kind: Service\nmetadata: {name: c^art')).toEqual(['shop.yaml:20 cart'])
    expect(definitionOf('name: ht^tps')).toEqual([])
  })
})

describe('the references', () => {
  it('of a Service are its hosts, short and full, and backends', () => {
    expect(usesOf('kind: Service\nmetadata: {name: c^art')).toEqual([
      'shop.yaml:9 cart',
      'shop.yaml:16 cart.shop.svc.cluster.local',
      'shop.yaml:26 cart',
      'shop.yaml:38 cart',
    ])
  })

  it('are the same from a place that names it', () => {
    expect(usesOf('infra/pub^lic')).toEqual(['shop.yaml:5 infra/public'])
    expect(
      serviceOver()
        .references({ ...at('infra/pub^lic'), includeDeclaration: true })
        .map(words),
    ).toEqual(['infra.yaml:2 public', 'shop.yaml:5 infra/public'])
  })

  it('of a subset, a port and a listener', () => {
    expect(usesOf('subsets: [{name: ^v1')).toEqual(['shop.yaml:9 v1'])
    expect(usesOf('port: 80^80}]}\n---')).toEqual(['shop.yaml:9 8080', 'shop.yaml:38 8080'])
    expect(usesOf('listeners: [{name: w^eb')).toEqual(['shop.yaml:37 web'])
  })
})

describe('rename', () => {
  function renamed(marked: string, newName: string): string {
    const result = serviceOver().rename({ ...at(marked), newName })
    if (!result.ok) return result.reason
    const after = applyChanges(files, fileChangesOf(files, result.edit))
    const changed = after.flatMap(({ name, text }, i) => {
      const before = files[i]!.text.split('\n')
      return text
        .split('\n')
        .flatMap((line, n) => (line === before[n] ? [] : [`${name}:${n} ${line.trim()}`]))
    })
    return [result.title, ...changed].join('\n')
  }

  it('changes the name where it is given and wherever it is written, over all files', () => {
    expect(renamed('infra/pub^lic', 'front')).toBe(
      'Rename public to front\ninfra.yaml:2 metadata: {name: front, namespace: infra}\nshop.yaml:5 gateways: [infra/front]',
    )
    expect(renamed('subset: ^v1', 'stable')).toContain(
      'shop.yaml:26 spec: {host: cart, subsets: [{name: stable',
    )
    expect(renamed('sectionName: w^eb', 'http')).toContain('listeners: [{name: http')
    expect(renamed('number: 80^80', '9090')).toContain('port: {number: 9090}')
  })

  it('says why not', () => {
    expect(renamed('number: 80^80', 'many')).toBe('A port is a number from 1 to 65535.')
    expect(renamed('name: ht^tps', 'x')).toContain('Nothing here can be renamed')
    expect(renamed('infra/pub^lic', '')).toBe('A resource needs a name.')
    for (const name of ['Ba sket: {', 'Public', '-a', 'a_b', 'a\nb', '{{ .name }}', 'a'.repeat(254)])
      expect(renamed('infra/pub^lic', name)).toMatch(/^A name (?:may hold only|is longer)/)
  })

  it('offers the name alone, of whatever text it stands in', () => {
    const offered = (marked: string) => {
      const found = serviceOver().prepareRename(at(marked))
      if ('refuse' in found) return found.refuse
      return [found.placeholder, words({ file: at(marked).file, range: found.range }).split(' ')[1]]
    }
    expect(offered('infra/pub^lic')).toEqual(['public', 'public'])
    expect(offered('host: ca^rt.shop.svc')).toEqual(['cart', 'cart'])
    expect(offered('host: cart.sh^op.svc')).toEqual(['shop', 'shop'])
    expect(offered('hosts: ["*.ex^ample.com"]')).toEqual(['*.example.com', '*.example.com'])
    expect(offered('protocol: HT^TPS')).toMatch(/^Nothing here can be renamed/)
  })

  it('refuses what would be followed in part: a name that leads to two of a kind', () => {
    const twice = files.map(it => ({
      ...it,
      text: it.text.replace(
        'subsets: [{name: v1, labels: {version: v1}}]',
        'subsets: [{name: v1, labels: {version: v1}}, {name: v1, labels: {version: w1}}]',
      ),
    }))
    const service = serviceOver(twice)
    const [gives, names] = ['subsets: [{name: ^v1', 'subset: ^v1'].map(marked => ({
      ...at(marked),
      newName: 'stable',
    }))
    expect(service.rename(gives!)).toEqual({
      ok: false,
      reason: 'Not everything would follow: shop.yaml, line 10, could mean another of the same name.',
    })
    expect(service.rename(names!)).toEqual({
      ok: false,
      reason: 'This name is given in 2 places of your files. Rename it where it is given.',
    })
  })

  it('of a workload leaves the selectors that find it', () => {
    expect(renamed('kind: Deployment\nmetadata: {name: ing^ress', 'front')).toBe(
      'Rename ingress to front\ninfra.yaml:16 metadata: {name: front, namespace: infra}',
    )
  })
})
