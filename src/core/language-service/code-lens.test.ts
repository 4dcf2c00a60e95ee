import { describe, expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { positionsIn } from '../text/positions/position.ts'

const text = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
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
  hosts: [shop.example.com]
  gateways: [public, mesh]
  http:
  - name: cart
    match: [{uri: {prefix: /cart}}]
    route: [{destination: {host: cart}}]
  - route: [{destination: {host: cart}}]
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
`

function serviceOver(file = text) {
  const session = createSession()
  session.update([{ name: 'a.yaml', text: file }], defaultSettings, [
    { name: 'to the cart', request: 'curl http://shop.example.com/cart' },
  ])
  return languageService(session)
}

describe('the words above resources and rules', () => {
  function lensesOf(file: string): string[] {
    const service = serviceOver(file)
    return service.codeLens({ file: 'a.yaml' }).map(it => {
      const { title, arguments: shown } = service.codeLensResolve(it.data)
      expect(shown).toEqual([it.data.resource, it.data.path])
      return `${it.range.start.line} ${title}`
    })
  }

  it('say who is bound, who names it, and the saved requests that end there', () => {
    expect(lensesOf(text)).toEqual([
      '0 named by shop',
      '6 bound to shop',
      '9 bound to public:80, the mesh · 1 saved request: to the cart',
      '16 bound to public:80, the mesh · reached by GET /cart · 1 saved request: to the cart',
      '19 bound to public:80, the mesh · reached by GET /',
      '21 named by shop',
    ])
  })

  it('count the problems; what is refused gets no request', () => {
    const refused = text.replace('route: [{destination: {host: cart}}]\n---', 'route: [{}]\n---')
    expect(lensesOf(refused)[2]).toBe('9 bound to public:80, the mesh · 3 errors')
  })

  it('say what a request must have to reach a rule, and where none does', () => {
    const rules = `
  - match: [{headers: {end-user: {exact: tester}}, method: {exact: POST}}]
    route: [{destination: {host: cart}}]
  - route: [{destination: {host: cart}}]
  - name: late
    route: [{destination: {host: cart}}]`
    const lenses = lensesOf(text.replace(/\n {2}- name: cart[\s\S]*?(?=\n---)/, rules))
    expect(lenses.slice(3, 6).map(it => it.replace(/^.*the mesh · /, ''))).toEqual([
      'reached by POST / with header end-user',
      'reached by GET / · 1 saved request: to the cart',
      'reached by no request · 1 warning',
    ])
  })

  it('name the host where there are several', () => {
    const two = text.replace('hosts: [shop.example.com]', 'hosts: [shop.example.com, other.example.com]')
    expect(lensesOf(two)[4]).toContain('reached by GET shop.example.com/')
  })

  it('say that a Gateway that is refused lets nobody in', () => {
    const refused = text
      .replace('gateways: [public, mesh]', 'gateways: [public]')
      .replace('80, name', '70000, name')
    expect(lensesOf(refused)[3]).toBe('16 bound to public:70000 · reached by no request')
  })

  it('say nothing of who comes by a gateway that is not in the files', () => {
    const late = text.replace('gateways: [public, mesh]', 'gateways: [elsewhere]')
    expect(lensesOf(late).slice(3, 5)).toEqual(['16 bound to nothing', '19 bound to nothing'])
  })

  it('say where the search for a request was given up', () => {
    const callers = Array.from(
      { length: 30 },
      (_, i) =>
        `---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: n${i}}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: n${i}, labels: {app: web}}\n---\napiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: default, namespace: n${i}}\nspec: {egress: [{hosts: ["*/*"]}]}\n`,
    )
    const hidden = text
      .replace('gateways: [public, mesh]', 'gateways: [mesh]')
      .replace('hosts: [shop.example.com]', 'hosts: [cart]')
      .replace('    match: [{uri: {prefix: /cart}}]\n', '')
    expect(
      lensesOf(hidden + callers.join(''))
        .slice(2, 5)
        .map(it => it.replace(' · 1 warning', '')),
    ).toEqual([
      '9 bound to the mesh',
      '16 bound to the mesh · reached by GET / in the mesh',
      '18 bound to the mesh · not searched to the end for a request that reaches it',
    ])
  })

  it('are found for several lines at once', () => {
    const service = serviceOver()
    const lenses = service.codeLens({ file: 'a.yaml' }).map(it => it.data)
    expect(service.codeLensesResolve({ lenses })).toEqual(lenses.map(service.codeLensResolve))
  })

  it('stand nowhere in a document that is newer than the files', () => {
    const lenses = serviceOver().codeLens({ file: 'a.yaml', text: `# more\n${text}` })
    expect(lenses.map(it => it.range.start.line)).toEqual([10, 17, 20, 22])
  })
})

describe('symbols of all files', () => {
  const found = (query: string) =>
    serviceOver()
      .workspaceSymbols({ query })
      .map(it => `${it.name}, ${it.containerName}, ${it.location.range.start.line}`)

  it('are resources by name, and rules and other named parts', () => {
    expect(found('')).toEqual([
      'public, Gateway in shop, 2',
      'shop, VirtualService in shop, 11',
      'cart, Service in shop, 23',
    ])
    expect(found('car')).toEqual(['cart, rule of shop, 16', 'cart, Service in shop, 23'])
    expect(found('pbl')).toEqual(['public, Gateway in shop, 2'])
    expect(found('zzz')).toEqual([])
  })

  it('are all there are, with where each stands', () => {
    const session = createSession()
    const files = manyResources(400)
    session.update(files, defaultSettings)
    const symbols = languageService(session).workspaceSymbols({ query: '' })
    expect(symbols).toHaveLength(400)
    const written = symbols.map(({ name, location: { file, range } }) => {
      const text = files.find(it => it.name === file)!.text
      const { from, to } = positionsIn(text).range(range)
      return [name, text.slice(from, to)]
    })
    expect(written.filter(([name, text]) => name !== text)).toEqual([])
  })
})
