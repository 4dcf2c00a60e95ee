import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { convert as convertFiles } from '../convert.ts'
import { proveConversion } from '../proof.ts'

const hosts = ['shop.example.com', '*.example.com', '*']

const uri = fc.oneof(
  fc.constantFrom('/', '/a', '/a/b', '/c').map(exact => ({ exact })),
  fc.constantFrom(
    { prefix: '/' },
    { prefix: '/a' },
    { prefix: '/a/' },
    { regex: '/a.*' },
    { regex: '/a/[0-9]+' },
  ),
)
const match = fc.record(
  {
    uri,
    method: fc.constantFrom({ exact: 'GET' }, { exact: 'POST' }),
    headers: fc.constantFrom({ x: { exact: 'dev' } }, { x: { prefix: 'de' } }, { y: {} }),
    queryParams: fc.constantFrom({ q: { exact: '1' } }),
  },
  { requiredKeys: [] },
)
const to = (name: string) => ({
  destination: { host: `${name}.shop.svc.cluster.local`, port: { number: 80 } },
})
const action = fc.oneof(
  fc.constantFrom('web', 'cart').map(it => ({ route: [to(it)] })),
  fc.constant({
    route: [
      { ...to('web'), weight: 3 },
      { ...to('cart'), weight: 1 },
    ],
  }),
  fc.constant({ redirect: { uri: '/elsewhere', redirectCode: 302 } }),
  fc.constant({ rewrite: { authority: 'inner' }, route: [to('web')], timeout: '2s' }),
  fc.constant({
    headers: { request: { set: { a: 'b' } } },
    mirror: to('cart').destination,
    route: [to('web')],
  }),
)
const rule = fc
  .tuple(fc.array(match, { maxLength: 2 }), action)
  .map(([matches, done]) => ({ ...(matches.length > 0 && { match: matches }), ...done }))
const virtualService = fc.record({
  namespace: fc.constantFrom('shop', 'other'),
  host: fc.constantFrom(...hosts),
  http: fc.array(rule, { minLength: 1, maxLength: 3 }),
})

/** Two listeners on a port, and up to three VirtualServices on them. */
const workspace = fc.record({
  served: fc.subarray(hosts, { minLength: 1 }),
  virtualServices: fc.array(virtualService, { minLength: 1, maxLength: 3 }),
})

function objectsOf({ served, virtualServices }: typeof workspace extends fc.Arbitrary<infer T> ? T : never) {
  const istio = 'networking.istio.io/v1'
  const service = (name: string, namespace: string, selector = {}) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector, ports: [{ name: 'http', port: 80 }] },
  })
  return [
    service('ingress', 'istio-system', { istio: 'ingressgateway' }),
    service('web', 'shop'),
    service('cart', 'shop'),
    {
      apiVersion: istio,
      kind: 'Gateway',
      metadata: { name: 'public', namespace: 'istio-system' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: served }],
      },
    },
    ...virtualServices.map(({ namespace, host, http }, i) => ({
      apiVersion: istio,
      kind: 'VirtualService',
      metadata: { name: `vs-${i}`, namespace },
      spec: { hosts: [host], gateways: ['istio-system/public'], http },
    })),
  ]
}

it('what converts without anything that is approximated or cannot be carried sends no request elsewhere', () => {
  let converted = 0
  fc.assert(
    fc.property(workspace, it => {
      const files = [
        {
          name: 'all.yaml',
          text: objectsOf(it)
            .map(own => JSON.stringify(own))
            .join('\n---\n'),
        },
      ]
      const conversion = convertFiles(files, 'gateway-api')
      if (conversion.fields.some(own => own.how !== 'carried')) return
      converted++
      const { diff, refused, assumed } = proveConversion(files, conversion)
      expect({ changes: diff.changes.map(own => own.sentence), refused, assumed }).toEqual({
        changes: [],
        refused: [],
        assumed: [],
      })
    }),
    { numRuns: 150 },
  )
  // Else the property says nothing.
  expect(converted).toBeGreaterThan(20)
})
