import { describe, expect, it } from 'vitest'
import { picker } from '../../testing/operations/every-operation.ts'
import { scrambledReport } from '../../testing/scrambled-routes.ts'
import { seededShop } from '../../testing/seeded-shop.ts'
import { examples } from '../examples/index.ts'
import { defaultSettings } from '../settings.ts'
import type { SharedContent } from '../share/shared-content.ts'
import { scrambleContent } from './scramble-content.ts'

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

/** The conformance run asks the same of the recorded configurations. */
it('keeps routing, and no name in any case of its letters', () => {
  const workspaces = [
    ...examples.map(it => ({ name: it.id, files: it.files })),
    ...Array.from({ length: 40 }, (_, seed) => ({ name: `shop ${seed}`, files: seededShop(picker(seed)) })),
  ]
  const reports = workspaces.map(({ name, files }) => ({ name, ...scrambledReport(files) }))
  expect(reports.filter(it => it.faults.length > 0)).toEqual([])
  expect(reports.reduce((sum, it) => sum + it.tried, 0)).toBeGreaterThan(60)
})
