import { describe, expect, it } from 'vitest'
import { picker } from '../../testing/operations/every-operation.ts'
import { seededShop } from '../../testing/seeded-shop.ts'
import { examples } from '../examples/index.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { formatMeshSource, readMeshSource } from '../istio/sidecar/mesh-sources.ts'
import { kinds } from '../kinds/index.ts'
import { readModel } from '../model/read-model.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { reachRule } from '../reach/reach-rule.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { endOf } from '../saved/saved-request.ts'
import { defaultSettings } from '../settings.ts'
import type { SharedContent } from '../share/shared-content.ts'
import type { Files } from '../text/file-change.ts'
import { traceFrom } from '../trace/request-source.ts'
import { scrambleContent, selector, source } from './scramble-content.ts'
import { isWellKnown } from './well-known.ts'

const options = { paths: true, comments: false }

const shop = `# The cart of Acme
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: acme-shop
  labels: {team: acme}
  annotations: {owner: acme}
spec:
  hosts: ["*.shop.acme.com", cart]
  gateways: [istio-system/public, mesh]
  http:
  - match:
    - uri: {prefix: /cart/v1}
      headers: {x-acme: {exact: cart}}
    - uri: {regex: "/item/[0-9]+"}
    route:
    - destination: {host: cart.acme-shop.svc.cluster.local, subset: blue}
`

describe('scrambled content', () => {
  const content: SharedContent = {
    name: 'Acme shop',
    files: [{ name: 'acme/cart.yaml', text: shop }],
    baseline: { files: [{ name: 'acme/cart.yaml', text: shop.replace('blue', 'green') }] },
    settings: { ...defaultSettings, defaultNamespace: 'acme-shop', declared: ['Service/acme-shop/cart'] },
    requests: [
      {
        name: 'the cart',
        request: "curl https://www.shop.acme.com/cart/v1?acme=1 -H 'x-acme: cart'",
        gateway: 'istio=ingressgateway,team=acme',
        expect: 'cart.acme-shop blue',
      },
    ],
    selection: { resource: 'VirtualService/acme-shop/cart', path: ['spec'] },
    view: { drawer: 'request', request: { text: 'http://cart/cart', from: 'acme-shop app=cart' } },
  }
  const scrambled = scrambleContent(content, options)
  const said = JSON.stringify(scrambled.content).toLowerCase()

  it('holds none of its names, wherever a link would carry them', () => {
    for (const name of ['acme', 'shop', 'blue', 'green', 'public']) expect(said, name).not.toContain(name)
    expect(said).not.toMatch(/\bcart\b/)
  })

  it('keeps what everybody has: namespaces of Istio, the mesh, the domain of the cluster', () => {
    const [file] = scrambled.content.files
    expect(file!.text).toMatch(/- istio-system\/\w+\n {2}- mesh\n/)
    expect(file!.text).toMatch(/host: \w+\.\w+\.svc\.cluster\.local\n/)
    expect(file!.text).toMatch(/- "\*\.\w+\.\w+\.com"\n/)
    expect(scrambled.content.requests![0]!.gateway).toMatch(/^istio=ingressgateway,\w+=\w+$/)
  })

  it('calls one thing by one name in every place', () => {
    const name = (text: string) => scrambled.scrambler.name(text)
    expect(scrambled.content.selection!.resource).toBe(`VirtualService/${name('acme-shop')}/${name('cart')}`)
    expect(scrambled.content.settings!.declared).toEqual([`Service/${name('acme-shop')}/${name('cart')}`])
    expect(scrambled.content.view!.request!.from).toBe(`${name('acme-shop')} app=${name('cart')}`)
    expect(scrambled.content.requests![0]!.request).toContain(
      `https://www.${name('shop')}.${name('acme')}.com/`,
    )
    expect(scrambled.content.baseline!.files[0]!.name).toBe(scrambled.content.files[0]!.name)
  })

  it('leaves paths alone on wish, and keeps comments with other names in them', () => {
    const kept = scrambleContent(content, { paths: false, comments: true }).content.files[0]!.text
    expect(kept).toContain('prefix: /cart/v1')
    expect(kept).toMatch(/^# The \w+ of \w+\n/)
    expect(kept.split('\n')[0]).not.toMatch(/cart|acme/i)
  })

  it('tells of regular expressions that keep letters', () => {
    const regex = shop.replace('/item/[0-9]+', '/i(tem|mage)s?/[0-9]+')
    const { remarks } = scrambleContent({ ...content, files: [{ name: 'a', text: regex }] }, options)
    expect(remarks).toEqual([
      expect.stringMatching(/^A regular expression keeps letters that are no whole names: \/i\(tem/),
    ])
  })

  it('leaves out what cannot be read, what Secrets hold and what containers run', () => {
    const files = [
      {
        name: 'a.yaml',
        text: 'kind: Secret\napiVersion: v1\nmetadata: {name: own}\ndata: {key: YWNtZQ==}\n---\nkind: [acme\n',
      },
    ]
    const { content: made, remarks } = scrambleContent({ name: 'x', files }, options)
    expect(made.files[0]!.text).not.toMatch(/acme|YWNt|key/)
    expect(remarks).toEqual(['A document that cannot be read is left out.'])
  })
})

describe('routing', () => {
  const workspaces: { name: string; files: Files }[] = [
    ...examples.map(it => ({ name: it.id, files: it.files })),
    ...Array.from({ length: 40 }, (_, seed) => ({ name: `shop ${seed}`, files: seededShop(picker(seed)) })),
  ]

  it('stays: a request that reaches a rule reaches the same one under its other names', () => {
    let tried = 0
    for (const { name, files } of workspaces) {
      const { content, scrambler } = scrambleContent({ name, files }, options)
      const before = appliedModel(readModel(files))
      const after = appliedModel(readModel(content.files, { ...defaultSettings, ...content.settings }))
      for (const resource of before.ofKind('VirtualService'))
        for (const { path } of rulesOf(readVirtualService(resource))) {
          const reach = reachRule(before, { resource: resource.id, path })
          if (!reach.reached) continue
          tried++
          const { request, known } = reach
          const headers = Object.entries(request.headers ?? {}).map(
            ([key, it]) =>
              [
                scrambler.words(key),
                typeof it === 'string' ? scrambler.words(it) : it.map(one => scrambler.words(one)),
              ] as const,
          )
          const mapped = {
            ...request,
            ...(request.host !== undefined && { host: scrambler.name(request.host) }),
            ...(request.sni !== undefined && { sni: scrambler.name(request.sni) }),
            ...(request.path !== undefined && { path: scrambler.path(request.path) }),
            headers: Object.fromEntries(headers),
          }
          const other =
            known.type === 'mesh'
              ? readMeshSource(source(formatMeshSource(known.workload), scrambler))
              : gatewayWorkloads(after).find(it => it.id === selector(known.id, scrambler))
          expect(other, `${name} ${known.id}`).toBeDefined()
          const ends = [traceFrom(before, known, request), traceFrom(after, other!, mapped)]
          const about = `${name} ${resource.id} ${JSON.stringify(request)}`
          expect(endOf(ends[1]!), about).toBe(scrambler.request(endOf(ends[0]!)))
          expect(ends[1]!.route?.rule.place.path, about).toEqual(ends[0]!.route?.rule.place.path)
        }
    }
    expect(tried).toBeGreaterThan(60)
  })

  it('is all that stays: no name is left in any case', () => {
    const schema = JSON.stringify(kinds).toLowerCase()
    for (const { name, files } of workspaces) {
      const { content, scrambler } = scrambleContent({ name, files }, options)
      const said = JSON.stringify(content).toLowerCase()
      for (const word of scrambler.names.keys()) {
        if (word.length < 4 || isWellKnown(word) || schema.includes(word)) continue
        expect(said.includes(word), `${word} in ${name}`).toBe(false)
      }
    }
  })
})
