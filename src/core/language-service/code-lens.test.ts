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
      '16 bound to public:80, the mesh · 1 saved request: to the cart',
      '19 bound to public:80, the mesh',
      '21 named by shop',
    ])
  })

  it('count the problems; what is refused gets no request', () => {
    const refused = text.replace('route: [{destination: {host: cart}}]\n---', 'route: [{}]\n---')
    expect(lensesOf(refused)[2]).toBe('9 bound to public:80, the mesh · 3 errors')
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
