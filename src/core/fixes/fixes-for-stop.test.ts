import { describe, expect, it } from 'vitest'
import { examples } from '../examples/index.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { identifyFiles } from '../model/locate.ts'
import { linkModel } from '../model/model.ts'
import { parseRequest } from '../request/parse-request.ts'
import { onWorkload, workloadFor } from '../saved/saved-request.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type Files, invertChanges } from '../text/file-change.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { fixesForStop, rankOf } from './fixes-for-stop.ts'

const service = (name: string, ...ports: number[]) => `
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  ports: [${ports.map(it => `{ name: http-${it}, port: ${it} }`).join(', ')}]
---`

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls: { mode: SIMPLE, credentialName: shop }
---`

const routes = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match:
    - uri: { prefix: /cart/ }
      headers: { x-user: { exact: dev } }
    route:
    - destination: { host: cart, subset: v1 }
  - match:
    - uri: { prefix: /pay }
    route:
    - destination: { host: pay, port: { number: 81 } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart }
spec:
  host: cart
  subsets:
  - name: v2
    labels: { version: v2 }
---`

const shop = gateway + routes + service('cart', 80) + service('pay', 80)

function stop(text: string, request: string, settings: AnalysisSettings = defaultSettings) {
  return stopIn([{ name: 'shop.yaml', text }], request, settings)
}

function stopIn(files: Files, text: string, settings: AnalysisSettings = defaultSettings) {
  const model = linkModel(
    identifyFiles(files, settings).flatMap(it => it.resources),
    settings,
  )
  const parsed = parseRequest(text)!
  const known = workloadFor(model, parsed, undefined)!
  const request = onWorkload(model, known, parsed)
  const trace = traceRequest(model, known.workload, request)
  return { files, settings, model, workload: known.workload, request, trace }
}

const titles = (text: string, request: string) => fixesForStop(stop(text, request)).map(it => it.title)

/** The text after the fix of a title. */
function fixed(text: string, request: string, title: string): string {
  const fix = fixesForStop(stop(text, request)).find(it => it.title === title)
  if (fix?.type !== 'edit')
    throw new Error(`Not offered: ${title}; offered: ${titles(text, request).join('\n')}`)
  return applyChanges([{ name: 'shop.yaml', text }], fix.changes)[0]!.text
}

describe('a Host that no virtual host has', () => {
  it('is given to server and VirtualService at once, where both lack it', () => {
    const title =
      'Add new.example.com to the hosts of server 80 HTTP of public, and add new.example.com to the hosts of shop'
    expect(fixed(shop, 'http://new.example.com/pay', title)).toBe(
      shop
        .replace('hosts: [shop.example.com]\n  -', 'hosts: [shop.example.com, new.example.com]\n  -')
        .replace(
          'hosts: [shop.example.com]\n  gateways',
          'hosts: [shop.example.com, new.example.com]\n  gateways',
        ),
    )
  })

  it('links the VirtualService that has it, or corrects the name of the Gateway', () => {
    const unlinked = shop.replace('gateways: [public]', 'gateways: [other]')
    expect(titles(unlinked, 'http://shop.example.com/pay')[0]).toBe('Link shop to public')
    const slip = shop.replace('gateways: [public]', 'gateways: [pubilc]')
    expect(fixed(slip, 'http://shop.example.com/pay', 'Correct gateway pubilc to public in shop')).toBe(shop)
  })

  it('opens a server to the namespace of the VirtualService, and exports it to the gateway', () => {
    const held = shop.replace(
      'hosts: [shop.example.com]\n  - port: { number: 443',
      'hosts: [web/shop.example.com]\n  - port: { number: 443',
    )
    expect(titles(held, 'http://shop.example.com/pay')).toContain(
      'Add default/shop.example.com to the hosts of server 80 HTTP of public',
    )
    const kept = shop.replace('gateways: [public]', 'gateways: [public]\n  exportTo: [web]')
    expect(titles(kept, 'http://shop.example.com/pay')).toContain('Export shop to namespace istio-system')
  })

  it('is corrected in the request or in the VirtualService, where it is a slip away', () => {
    expect(titles(shop, 'http://shpo.example.com/pay')).toContain('Try Host shop.example.com')
    const slip = shop.replace(
      'hosts: [shop.example.com]\n  gateways',
      'hosts: [shpo.example.com]\n  gateways',
    )
    expect(
      fixed(slip, 'http://shop.example.com/pay', 'Correct host shpo.example.com to shop.example.com in shop'),
    ).toBe(shop)
  })
})

describe('a request that no rule takes', () => {
  it('shortens a prefix with a slash too many', () => {
    const bare = shop.replace('\n      headers: { x-user: { exact: dev } }', '').replace(', subset: v1', '')
    expect(fixed(bare, 'http://shop.example.com/cart', 'Shorten the prefix of rule 1 of shop to /cart')).toBe(
      bare.replace('prefix: /cart/', 'prefix: /cart'),
    )
  })

  it('drops the condition that failed beside others, or sends what it asks for', () => {
    const all = titles(shop, 'http://shop.example.com/cart/1')
    expect(all).toContain('Remove the condition on headers x-user from rule 1 of shop')
    expect(all).toContain('Try with header x-user: dev')
  })

  it('adds the path to a rule, or a last rule, or ignores the letter case', () => {
    const all = titles(shop, 'http://shop.example.com/PAY')
    expect(all).toEqual(
      expect.arrayContaining([
        'Ignore the letter case of the path in rule 2 of shop',
        'Let rule 2 of shop take /PAY too',
        'Add a last rule without match to shop',
        'Try path /pay',
      ]),
    )
  })

  it('never takes the only condition of a rule away', () => {
    const only = shop.replace('uri: { prefix: /pay }', 'method: { exact: POST }')
    expect(titles(only, 'http://shop.example.com/x').join()).not.toContain('Drop')
    expect(titles(only, 'http://shop.example.com/x')).toContain('Try method POST')
  })
})

describe('a destination that does not exist', () => {
  const pay = 'http://shop.example.com/pay'
  const cart = "curl http://shop.example.com/cart/ -H 'x-user: dev'"

  it('has its port corrected to the only one', () => {
    expect(fixed(shop, pay, 'Correct port 81 to 80, the only one of pay')).toBe(
      shop.replace('number: 81', 'number: 80'),
    )
  })

  it('has its subset corrected, or written beside the others', () => {
    expect(fixed(shop, cart, 'Correct subset v1 to v2')).toBe(shop.replace('subset: v1', 'subset: v2'))
    expect(fixed(shop, cart, 'Add subset v1 to DestinationRule cart')).toContain(
      '  - name: v2\n    labels: { version: v2 }\n  - name: v1\n    labels:\n      version: v1\n',
    )
  })

  it('has a service a slip away corrected, or written, or declared to exist elsewhere', () => {
    const slip = shop.replace('host: pay, port: { number: 81 }', 'host: pya')
    const offered = fixesForStop(stop(slip, pay))
    expect(offered.map(it => it.title)).toEqual(
      expect.arrayContaining([
        'Correct pya to pay',
        'Declare that pya.default.svc.cluster.local exists outside the files',
        'Add a Service pya in default with port 80',
      ]),
    )
    const declare = offered.find(it => it.type === 'declare')
    const declared = declare?.type === 'declare' ? declare.declares : []
    expect(declared).toEqual(['Service/default/pya'])
    const after = stop(slip, pay, { ...defaultSettings, declared })
    expect(fixesForStop(after)).toEqual([])
  })
})

describe('a connection that is not taken', () => {
  it('gets a server for its port with the TLS settings of its neighbour', () => {
    const after = fixed(
      shop,
      'https://shop.example.com:8443/pay',
      'Add a server for port 8443, HTTPS, to public',
    )
    expect(after).toContain('number: 8443')
    expect(after.match(/credentialName: shop/g)).toHaveLength(2)
  })

  it('is told to use TLS, another name or another port', () => {
    expect(titles(shop, 'http://shop.example.com:443/pay')).toContain('Try with TLS and SNI shop.example.com')
    expect(titles(shop, 'https://shop.example.com:80/pay')).toContain('Try without TLS')
    expect(titles(shop, 'curl https://192.0.2.1/pay -H "Host: shop.example.com"')).toContain(
      'Try with SNI shop.example.com',
    )
    expect(titles(shop, 'http://shop.example.com:81/pay')).toContain('Try port 80 without TLS')
  })

  it('offers a certificate, where the server asks for one', () => {
    const mutual = shop.replace('mode: SIMPLE', 'mode: MUTUAL')
    expect(titles(mutual, 'https://shop.example.com/pay')).toContain('Try with a client certificate')
  })

  it('leaves a name that two servers take to one of them', () => {
    const twice = `${shop}
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: second }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https-2, protocol: HTTPS }
    hosts: [Shop.example.com, other.example.com]
    tls: { mode: SIMPLE, credentialName: shop }
`
    const { trace } = stop(twice, 'https://shop.example.com/pay')
    expect(trace.outcome).toBe('listener_rejected')
    expect(
      fixed(
        twice,
        'https://shop.example.com/pay',
        'Keep shop.example.com for server 443 HTTPS of public and remove it from the others',
      ),
    ).toBe(twice.replace('[Shop.example.com, other', '[other'))
  })

  it('of bytes to a server whose rule is for another port gets the port of the server', () => {
    const mongo = examples.find(it =>
      it.files.some(file => file.text.includes('27017') && file.text.includes('2379')),
    )!
    const [fix] = fixesForStop(stopIn(mongo.files, 'tcp://gateway.example.com:2379'))
    expect(fix?.title).toContain('Change port 27017 to 2379 in tcp rule 1')
  })
})

it('offers nothing where the request arrives or is answered', () => {
  expect(fixesForStop(stop(shop.replace('number: 81', 'number: 80'), 'http://shop.example.com/pay'))).toEqual(
    [],
  )
})

it('every fix leads the request further than before, and is undone byte for byte', () => {
  const requests = [
    'http://a.example.com/',
    'https://a.example.com/',
    'http://uk.bookinfo.com/x',
    'https://uk.bookinfo.com/ratings',
    'tcp://a.example.com:2379',
    'tls://a.example.com:443',
    'http://shop.example.com/pay',
    'https://shop.example.com:9999/',
  ]
  const workspaces = [...examples.map(it => it.files), [{ name: 'shop.yaml', text: shop }]]
  let offered = 0
  for (const files of workspaces)
    for (const text of requests) {
      const model = linkModel(
        identifyFiles(files, defaultSettings).flatMap(it => it.resources),
        defaultSettings,
      )
      if (gatewayWorkloads(model).length === 0) continue
      const given = stopIn(files, text)
      for (const fix of fixesForStop(given)) {
        offered++
        if (fix.type === 'request') {
          const trace = traceRequest(model, given.workload, { ...given.request, ...fix.change })
          expect(rankOf(model, trace), fix.title).toBeGreaterThan(rankOf(model, given.trace))
          continue
        }
        if (fix.type === 'declare') continue
        const after = applyChanges(files, fix.changes)
        const now = linkModel(
          identifyFiles(after, defaultSettings).flatMap(it => it.resources),
          defaultSettings,
        )
        const trace = traceRequest(now, given.workload, given.request)
        expect(rankOf(now, trace), fix.title).toBeGreaterThan(rankOf(model, given.trace))
        expect(applyChanges(after, invertChanges(files, fix.changes))).toEqual(files)
      }
    }
  expect(offered).toBeGreaterThan(60)
})
