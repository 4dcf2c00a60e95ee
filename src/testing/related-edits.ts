import type { Files } from '../core/text/file-change.ts'
import fc from './property.ts'

const name = fc.constantFrom('cart', 'orders', 'public')
const namespace = fc.constantFrom('shop', 'pay')
const host = fc.constantFrom(
  ...['cart', 'orders', 'cart.shop', 'cart.shop.svc.cluster.local', '*.shop.svc.cluster.local'],
  ...['api.example.com', '*.example.com', 'orders.pay.svc.cluster.local', '*'],
)
const subset = fc.constantFrom('v1', 'v2')
const port = fc.constantFrom(80, 443, 8080)
const app = fc.constantFrom('cart', 'orders')
const protocol = fc.constantFrom('HTTP', 'HTTPS', 'TCP')
const exportTo = fc.constantFrom(undefined, undefined, ['.'], ['*'], ['pay'])
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined })

const destination = fc.record({ host, subset: maybe(subset), port: maybe(fc.record({ number: port })) })
const selector = maybe(fc.record({ matchLabels: fc.record({ app }) }))

/** What is looked up by others, and what looks it up: names, hosts, subsets, ports and labels of each are the same few. */
const specs = {
  VirtualService: fc.record({
    hosts: fc.array(host, { minLength: 1, maxLength: 2 }),
    gateways: maybe(fc.array(fc.constantFrom('public', 'mesh', 'shop/public', 'pay/cart'), { maxLength: 2 })),
    exportTo,
    http: fc.array(
      fc.record({
        route: fc.array(fc.record({ destination, weight: maybe(fc.constantFrom(50, 100)) }), {
          minLength: 1,
          maxLength: 2,
        }),
        mirror: maybe(destination),
      }),
      { maxLength: 2 },
    ),
  }),
  DestinationRule: fc.record({
    host,
    exportTo,
    trafficPolicy: maybe(fc.record({ tls: fc.record({ mode: fc.constantFrom('DISABLE', 'SIMPLE') }) })),
    subsets: fc.array(fc.record({ name: subset, labels: fc.record({ app }) }), { maxLength: 2 }),
  }),
  Service: fc.record({
    selector: maybe(fc.record({ app })),
    ports: fc.array(fc.record({ name: fc.constantFrom('http', 'https', 'tcp'), port }), { maxLength: 2 }),
  }),
  ServiceEntry: fc.record({
    hosts: fc.array(host, { minLength: 1, maxLength: 2 }),
    exportTo,
    location: fc.constantFrom('MESH_EXTERNAL', 'MESH_INTERNAL'),
    ports: fc.array(fc.record({ number: port, name: fc.constant('http'), protocol }), { maxLength: 2 }),
    resolution: fc.constantFrom('DNS', 'NONE'),
  }),
  Gateway: fc.record({
    selector: fc.record({ app }),
    servers: fc.array(
      fc.record({
        port: fc.record({ number: port, name: fc.constantFrom('http', 'https'), protocol }),
        hosts: fc.array(host, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
  }),
  Sidecar: fc.record({
    egress: fc.array(
      fc.record({
        hosts: fc.array(fc.constantFrom('./*', 'shop/*', './cart', '*/api.example.com'), { minLength: 1 }),
      }),
      { maxLength: 2 },
    ),
  }),
  PeerAuthentication: fc.record({
    selector,
    mtls: fc.record({ mode: fc.constantFrom('STRICT', 'PERMISSIVE') }),
  }),
  AuthorizationPolicy: fc.record({ selector, rules: fc.constantFrom([], [{}]) }),
  Deployment: fc.record({
    template: fc.record({
      metadata: fc.record({ labels: fc.record({ app }) }),
      spec: fc.record({
        containers: fc.array(
          fc.record({
            name: fc.constant('main'),
            ports: fc.array(fc.record({ containerPort: port }), { maxLength: 1 }),
          }),
          { maxLength: 1 },
        ),
      }),
    }),
  }),
  Pod: fc.record({ containers: fc.constantFrom([], [{ name: 'istio-proxy' }]) }),
} satisfies Record<string, fc.Arbitrary<object>>

type Kind = keyof typeof specs

const versions: Partial<Record<Kind, string>> = {
  Service: 'v1',
  Pod: 'v1',
  Deployment: 'apps/v1',
  PeerAuthentication: 'security.istio.io/v1',
  AuthorizationPolicy: 'security.istio.io/v1',
}

const document = fc
  .constantFrom(...(Object.keys(specs) as Kind[]), 'VirtualService' as const, 'DestinationRule' as const)
  .chain(kind =>
    fc.record({ name, namespace, app: maybe(app), spec: specs[kind] as fc.Arbitrary<object> }).map(it =>
      // JSON is YAML.
      JSON.stringify({
        apiVersion: versions[kind] ?? 'networking.istio.io/v1',
        kind,
        metadata: { name: it.name, namespace: it.namespace, ...(it.app && { labels: { app: it.app } }) },
        spec: it.spec,
      }),
    ),
  )

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: fc.nat(), document }).map(({ at, document }) => (all: readonly string[]) => {
      // Another of its kind, where there is one: mostly with another host, subset, port, label or namespace.
      const kind = kindOf(document)
      const same = all.flatMap((it, i) => (kindOf(it) === kind ? [i] : []))
      const place = same[at % same.length]
      return place === undefined ? [...all, document] : all.with(place, document)
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ at: fc.nat(), document }).map(
      ({ at, document }) =>
        (all: readonly string[]) =>
          all.toSpliced(at % (all.length + 1), 0, document),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .nat()
      .map(at => (all: readonly string[]) => (all.length === 0 ? all : all.toSpliced(at % all.length, 1))),
  },
  { weight: 1, arbitrary: fc.constant((all: readonly string[]) => all.toReversed()) },
)

function kindOf(text: string): string {
  return JSON.parse(text).kind
}

/** Workspaces of objects that refer to each other, each a step from the one before: something renamed, changed, added or gone. */
export const relatedEdits: fc.Arbitrary<readonly Files[]> = fc
  .record({
    start: fc.array(document, { minLength: 4, maxLength: 12 }),
    steps: fc.array(step, { minLength: 1, maxLength: 10 }),
    inOneFile: fc.boolean(),
  })
  .map(({ start, steps, inOneFile }) => {
    const all = [start]
    for (const change of steps) all.push([...change(all.at(-1)!)])
    return all.map(texts =>
      inOneFile
        ? [{ name: 'all.yaml', text: texts.join('\n---\n') }]
        : texts.map((text, i) => ({ name: `${i}.yaml`, text })),
    )
  })
