import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { positionsIn } from '../text/positions/position.ts'

const files = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["*.example.com"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com, shop.example.org]
  gateways: [infra/public, gone]
  http:
  - match:
    - uri: {prefix: /api}
    - uri: {regex: "/v[12]/.*"}
    route:
    - destination: {host: cart}
      weight: 3
    - destination: {host: other}
      weight: 1
`

/** The hover over the first place of a text that begins with `what`. */
function hoverAt(what: string, text = files, commands?: boolean): string {
  const session = createSession()
  session.update([{ name: 'a.yaml', text }])
  const position = positionsIn(text).positionAt(text.indexOf(what))
  const found = languageService(session).hover({ file: 'a.yaml', position, commands })
  return found?.contents.join('\n---\n') ?? ''
}

describe('hover', () => {
  it('says what a field is', () => {
    expect(hoverAt('weight: 3')).toMatch(/^\*\*weight\*\* · integer/)
    expect(hoverAt('selector: {istio')).toContain('**selector** · map of text')
    expect(hoverAt('ports: [{name')).toContain('The ports of the service.')
  })

  it('says what share a weight comes to', () => {
    expect(hoverAt('3\n')).toContain('Gets 75 % of the requests of the rule.')
  })

  it('says which service a host means, in full', () => {
    expect(hoverAt('cart}\n      weight')).toContain(
      'Means `cart.shop.svc.cluster.local`.\n\nService shop/cart, ports 80 (http).',
    )
    expect(hoverAt('other}')).toContain('No Service or ServiceEntry of your files has this name.')
  })

  it('says which servers a host meets, and whom a server leads to', () => {
    expect(hoverAt('shop.example.com,')).toContain('Served by Gateway infra/public on 80 HTTP.')
    expect(hoverAt('shop.example.org]')).toContain('No server of Gateway infra/public serves it.')
    expect(hoverAt('"*.example.com"')).toContain('Leads to VirtualService shop/shop.')
    expect(hoverAt('infra/public,')).toContain('Means the Gateway infra/public.')
    expect(hoverAt('gone]')).toContain('Means the Gateway shop/gone, which is not in your files.')
  })

  it('shows on samples what a condition takes', () => {
    expect(hoverAt('/api}')).toContain('Takes `/api`, `/api/a`, `/api-a`; not `/ap`.')
    expect(hoverAt('"/v[12]/')).toContain('Takes `/v1/`')
  })

  it('gives the reason of a problem, its fixes and the page of its check', () => {
    const faulty = files.replace('protocol: HTTP}', 'protocol: HTPP}')
    expect(hoverAt('HTPP', faulty)).toContain('Check `gateway/')
    expect(hoverAt('HTPP', faulty, true)).toMatch(/\]\(command:drawbridge\.about\?%5B%22gateway%2F/)
    expect(hoverAt('HTPP', faulty, true)).toMatch(/\]\(command:drawbridge\.fix\?%5B%22/)
  })

  it('knows the objects of a list', () => {
    const list = `kind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: Gateway\n  metadata: {name: a}\n  spec: {servers: []}\n`
    expect(hoverAt('servers', list)).toContain('**servers**')
  })

  it('is silent where nothing is known', () => {
    expect(hoverAt('#', '# nothing\n')).toBe('')
  })
})
