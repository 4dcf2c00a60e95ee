import type { SourceFile } from '../core/text/file-change.ts'

/**
 * Workspaces that are hard to draw, each of about `count` resources, by the name of what makes them so. One file for each
 * namespace, or for each host; the same count gives the same text, and all of it is correct.
 */
export const drawnWorkspaces: Readonly<Record<string, (count: number) => SourceFile[]>> = {
  'few gateways': fewGateways,
  'many gateways': manyGateways,
  'shared services': sharedServices,
}

/** A Gateway for every two hundred resources; the rest are VirtualServices, every other one with a DestinationRule. */
function fewGateways(count: number): SourceFile[] {
  const gateways = Math.max(1, Math.round(count / 200))
  const files = range(gateways).map(i =>
    file(`gateway-${i}`, [gateway(`public-${i}`, 'istio-ingress', [`*.g${i}.example.com`])]),
  )
  for (let left = count - gateways, i = 0; left > 0; i++) {
    const name = nameAt(i)
    const host = `${name}.g${i % gateways}.example.com`
    const documents = [
      virtualService(name, 'shop', host, `istio-ingress/public-${i % gateways}`, [
        rule('api', `/api/${name}/`, [
          [name, 'v1', 90],
          [name, 'v2', 10],
        ]),
        rule('rest', '/', [[name, 'v1', 100]]),
      ]),
      destinationRule(name, 'shop'),
    ].slice(0, i % 2 === 0 ? Math.min(2, left) : 1)
    left -= documents.length
    files.push(file(name, documents))
  }
  return files
}

/** A Gateway, a VirtualService and a DestinationRule for each team. */
function manyGateways(count: number): SourceFile[] {
  return range(Math.ceil(count / 3)).map(i => {
    const name = nameAt(i)
    return file(
      name,
      [
        gateway('public', `team-${i}`, [`${name}.example.com`]),
        virtualService(name, `team-${i}`, `${name}.example.com`, 'public', [
          rule('all', '/', [
            [name, 'v1', 80],
            [name, 'v2', 20],
          ]),
        ]),
        destinationRule(name, `team-${i}`),
      ].slice(0, count - 3 * i),
    )
  })
}

/** One Gateway; each VirtualService sends its paths to some of a few services that all of them share. */
function sharedServices(count: number): SourceFile[] {
  const shared = 5 + Math.floor(count / 100)
  return [
    file('gateway', [gateway('public', 'istio-ingress', ['*.example.com'])]),
    ...range(count - 1).map(i => {
      const name = nameAt(i)
      return file(name, [
        virtualService(name, 'shop', `${name}.example.com`, 'istio-ingress/public', [
          ...range(3).map(part =>
            rule(`part-${part}`, `/${part}/`, [[serviceAt((i * 3 + part * 7) % shared), undefined, 100]]),
          ),
          rule('rest', '/', [[serviceAt(i % shared), undefined, 100]]),
        ]),
      ])
    }),
  ]
}

/** One host whose VirtualService has so many rules, over ten services. */
export function manyRules(rules: number): SourceFile[] {
  return [
    file('gateway', [gateway('public', 'istio-ingress', ['shop.example.com'])]),
    file('shop', [
      virtualService(
        'shop',
        'shop',
        'shop.example.com',
        'istio-ingress/public',
        range(rules).map(i => rule(`rule-${i}`, `/${nameAt(i)}/`, [[serviceAt(i % 10), undefined, 100]])),
      ),
    ]),
  ]
}

const words = ['cart', 'search', 'orders', 'stock', 'prices', 'reviews', 'media', 'login', 'mail', 'offers']

function nameAt(i: number): string {
  return `${words[i % words.length]}-${Math.floor(i / words.length) + 1}`
}

function serviceAt(i: number): string {
  return `${words[i % words.length]}-service${i < words.length ? '' : `-${Math.floor(i / words.length) + 1}`}`
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}

function file(name: string, documents: readonly string[]): SourceFile {
  return { name: `${name}.yaml`, text: documents.join('---\n') }
}

function gateway(name: string, namespace: string, hosts: readonly string[]): string {
  return `${head('Gateway', name, namespace)}spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https-${namespace}-${name}
      protocol: HTTPS
    hosts:
${hosts.map(it => `    - "${it}"\n`).join('')}    tls:
      mode: SIMPLE
      credentialName: ${namespace}-${name}-cert
`
}

function virtualService(
  name: string,
  namespace: string,
  host: string,
  gateway: string,
  rules: string[],
): string {
  return `${head('VirtualService', name, namespace)}spec:
  hosts:
  - ${host}
  gateways:
  - ${gateway}
  http:
${rules.join('')}`
}

type Route = readonly [service: string, subset: string | undefined, weight: number]

function rule(name: string, prefix: string, routes: readonly Route[]): string {
  const destinations = routes.map(
    ([service, subset, weight]) => `    - destination:
        host: ${service}
${subset ? `        subset: ${subset}\n` : ''}${weight < 100 ? `      weight: ${weight}\n` : ''}`,
  )
  return `  - name: ${name}
    match:
    - uri:
        prefix: ${prefix}
    route:
${destinations.join('')}`
}

function destinationRule(name: string, namespace: string): string {
  return `${head('DestinationRule', name, namespace)}spec:
  host: ${name}
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`
}

function head(kind: string, name: string, namespace: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
`
}
