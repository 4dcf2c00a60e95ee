import { describe, expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import fc from '../../testing/property.ts'
import { recording } from '../../testing/recordings.ts'
import { examples } from '../examples/index.ts'
import { drawModel } from '../gateway-drawing/draw-model.ts'
import { type Graph, type GraphNode, meshEntry } from '../graph/graph.ts'
import { type Cluster, isBuiltIn } from '../istio/routes/clusters.ts'
import { readMeshSource } from '../istio/sidecar/mesh-sources.ts'
import { fullHost, isHostWithin } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import type { Request } from '../request/request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { injectedAbort } from '../trace/injected-abort.ts'
import { type KnownSource, traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'
import { evenMix } from './even-mix.ts'
import { type Flow, flowOf } from './traffic-flow.ts'
import type { Mix, MixEntry } from './traffic-mix.ts'

/** A model as it is drawn and as it is traced. */
function open(yaml: string) {
  const whole = readModel([{ name: 'all.yaml', text: yaml }])
  return { graph: drawModel(whole), model: appliedModel(whole) }
}

function mixOf(requests: readonly { readonly known: KnownSource; readonly request: Request }[]): Mix {
  const entries = requests.map(
    ({ known, request }, i): MixEntry => ({
      id: String(i),
      name: String(i),
      group: '',
      groupName: '',
      text: '',
      request,
      known,
      rate: i + 1,
    }),
  )
  return { entries, missing: [], unit: 'rps' }
}

const add = (sums: Map<string, number>, key: string, amount: number) =>
  sums.set(key, (sums.get(key) ?? 0) + amount)

const rounded = (sums: Map<string, number>) =>
  Object.fromEntries(
    [...sums]
      .filter(([, it]) => it > 1e-9)
      .map(([key, it]) => [key, it.toFixed(6)])
      .sort(),
  )

/** What each destination gets when the requests are traced one by one. */
function traced(model: Model, mix: Mix): Record<string, string> {
  const sums = new Map<string, number>()
  for (const { known, request, rate } of mix.entries) {
    const trace = traceFrom(model, known, request)
    const abort = injectedAbort(trace.route?.rule.value)
    const passing = rate * (1 - (abort?.share ?? 0))
    const weights = trace.clusters.reduce((sum, it) => sum + it.weight, 0)
    if (trace.outcome === 'route')
      for (const it of trace.clusters)
        add(sums, `${nameOf(it)} ${it.subset}`, (passing * it.weight) / weights)
  }
  return rounded(sums)
}

function nameOf({ name, host, destination }: Cluster): string {
  // A sidecar's own ones have no full name.
  return isBuiltIn({ name, host }) ? host : fullHost(destination.host, destination)
}

/** The same by the ends of a flow. */
function flown(graph: Graph, flow: Flow): Record<string, string> {
  const sums = new Map<string, number>()
  const nodes = new Map(graph.nodes.map(it => [it.id, it]))
  for (const { id, kind, amount } of flow.ends) {
    if (kind !== 'destination') continue
    const node = nodes.get(id)
    const [, host = '', subset = ''] = id.split('/')
    add(
      sums,
      node?.type === 'destination' ? `${node.host} ${node.subset ?? ''}` : `${host} ${subset}`,
      amount,
    )
  }
  return rounded(sums)
}

/** Hosts and rules on the way of one request that it does not pass. */
function detours(graph: Graph, model: Model, { known, request }: MixEntry): string[] {
  const trace = traceFrom(model, known, request)
  const flow = flowOf(graph, model, mixOf([{ known, request }]))
  const passed = graph.nodes.filter(it => flow.through.has(it.id))
  const asked = askedFor(trace, request)
  const faults = passed.flatMap(node => {
    if (node.type !== 'host' || asked === undefined) return []
    const next = graph.edges.filter(it => it.type === 'bind' && flow.through.has(it.target))
    const leading = graph.nodes.filter(it => next.some(edge => edge.source === it.id))
    const isFor = (it: GraphNode) => it.type === 'host' && isHostWithin(asked, it.host.toLowerCase())
    if (!leading.some(isFor)) return []
    return isHostWithin(asked, node.host.toLowerCase()) ? [] : [`${asked} passes ${node.host}`]
  })
  const place = trace.route?.rule.place ?? bytesPlace(trace)
  if (!place) return faults
  const row = graph.nodes
    .flatMap(it => (it.type === 'virtualService' ? it.rows : []))
    .find(it => it.place.resource === place.resource && it.place.path.join() === place.path.join())
  return row && !flow.through.has(row.id) ? [...faults, `${row.id} is not passed`] : faults
}

function bytesPlace({ filterChain, mesh }: Trace) {
  const action = filterChain?.action
  return action?.type === 'tcp' ? action.place : mesh?.chain.place
}

/** Without a look at how the flow finds it: the domain of HTTP, the server name of a connection, the service of a call. */
function askedFor({ outcome, domain, mesh, filterChain, virtualHost }: Trace, request: Request) {
  if (outcome !== 'route') return undefined
  if (mesh) return virtualHost ? undefined : mesh.chain.service?.host.toLowerCase()
  if (domain !== undefined) return domain
  return filterChain?.serverNames.length ? request.sni?.toLowerCase().replace(/\.$/, '') : undefined
}

function expectAgreement(yaml: string, more: Parameters<typeof mixOf>[0] = []): void {
  const { graph, model } = open(yaml)
  // A mix of saved requests leaves calls out where no rule is for the mesh, which is not drawn then.
  const drawn = more.filter(it => it.known.type !== 'mesh' || graph.nodes.some(node => node.id === meshEntry))
  for (const mix of [evenMix(model), mixOf(drawn)]) {
    expect(flown(graph, flowOf(graph, model, mix))).toEqual(traced(model, mix))
    for (const it of mix.entries) expect([it.text, detours(graph, model, it)]).toEqual([it.text, []])
  }
}

const textOf = (files: readonly { text: string }[]) => files.map(it => it.text).join('---\n')

describe('a flow brings to every destination what its requests, traced one by one, bring there', () => {
  it.each(examples.map(it => [it.id, textOf(it.files)]))('in the example %s', (_, yaml) => {
    expectAgreement(yaml)
  })

  it('in 120 resources', () => expectAgreement(textOf(manyResources(120))))

  it('in workspaces of every kind of route, several hosts, Gateways, delegates and the mesh', () => {
    fc.assert(
      fc.property(workspace, yaml => expectAgreement(yaml)),
      { numRuns: 60 },
    )
  }, 60_000)
})

interface RecordedCase {
  readonly yaml: string
  readonly gatewayLabels?: Readonly<Record<string, string>>
  readonly gatewayNamespace?: string
  readonly requests: readonly (Request & { readonly from?: string })[]
}

describe.each(['routes', 'mesh-routes'])('over the cases of %s', name => {
  const recorded = recording(`conformance/${name}.jsonl.gz`)
  it.skipIf(!recorded.isThere)(
    'the flow agrees with the traces of the recorded requests and of the even mix',
    () => {
      for (const line of recorded.lines()) {
        const { yaml, gatewayLabels = {}, gatewayNamespace = '', requests } = JSON.parse(line) as RecordedCase
        const workload = { namespace: gatewayNamespace, labels: new Map(Object.entries(gatewayLabels)) }
        const gateway = { type: 'gateway', id: '', label: '', workload, ports: [] } as const
        expectAgreement(
          yaml,
          requests.map(request => {
            const source = request.from === undefined ? undefined : readMeshSource(request.from)
            return { known: source ?? gateway, request }
          }),
        )
      }
    },
    300_000,
  )
})

/** None overlaps another, which Istio refuses. */
const hosts = fc.uniqueArray(
  fc.constantFrom('vault.example.com', 'registry.example.com', '*.shop.example.com', '*.example.org', 'web'),
  { minLength: 1, maxLength: 3 },
)
const serverHosts = fc.uniqueArray(
  fc.constantFrom(
    '*.example.com',
    'vault.example.com',
    'registry.example.com',
    'a.shop.example.com',
    '*',
    'web.apps.svc.cluster.local',
  ),
  { minLength: 1, maxLength: 3 },
)
const namespace = fc.constantFrom('edge', 'apps')
const ports = {
  http: { number: 80, name: 'http', protocol: 'HTTP' },
  https: { number: 443, name: 'https', protocol: 'HTTPS' },
  passthrough: { number: 443, name: 'tls', protocol: 'TLS' },
  terminated: { number: 8443, name: 'tls-ends', protocol: 'TLS' },
  tcp: { number: 9000, name: 'tcp', protocol: 'TCP' },
}
const server = fc
  .record({
    sort: fc.constantFrom('http', 'https', 'passthrough', 'passthrough', 'terminated', 'tcp'),
    hosts: serverHosts,
    redirects: fc.boolean(),
  })
  .map(({ sort, hosts, redirects }) => {
    const ending = { mode: 'SIMPLE', credentialName: 'cert' }
    const passing = { mode: 'PASSTHROUGH' }
    const tls = { http: redirects ? { httpsRedirect: true } : undefined, https: ending, terminated: ending }
    const own = sort === 'passthrough' ? passing : tls[sort as keyof typeof tls]
    return { port: ports[sort as keyof typeof ports], hosts, ...(own && { tls: own }) }
  })
const gateway = fc.record({
  selector: fc.constantFrom({ istio: 'ingress' }, { app: 'other' }),
  servers: fc.array(server, { minLength: 1, maxLength: 3 }),
})
const route = fc
  .array(
    fc.record({
      host: fc.constantFrom('web', 'vault', 'api.apps.svc.cluster.local'),
      subset: fc.constantFrom('', '', 'v1', 'v2'),
      port: fc.constantFrom(80, 443),
      weight: fc.nat(3),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(all =>
    all.map(({ host, subset, port, weight }, i) => ({
      destination: { host, port: { number: port }, ...(subset && { subset }) },
      weight: weight + (i === 0 ? 1 : 0),
    })),
  )
const httpRule = fc.record({
  match: fc.uniqueArray(
    fc.constantFrom('/a', '/b', '/c').map(prefix => ({ uri: { prefix } })),
    { maxLength: 2 },
  ),
  abort: fc.constantFrom(0, 0, 25),
  route,
  delegated: fc.boolean(),
})
/** By which of the VirtualService's hosts: Istio refuses server names of others. */
const bytesMatch = fc.record(
  { port: fc.constantFrom(443, 9000, 8443, 80), sniHosts: fc.nat(2) },
  { requiredKeys: ['sniHosts'] },
)
const virtualService = fc.record({
  namespace,
  hosts,
  gateways: fc.uniqueArray(fc.constantFrom('edge/g0', 'edge/g1', 'edge/g2', 'mesh'), {
    minLength: 1,
    maxLength: 3,
  }),
  http: fc.array(httpRule, { maxLength: 3 }),
  tls: fc.array(fc.record({ match: fc.array(bytesMatch, { minLength: 1, maxLength: 2 }), route }), {
    maxLength: 3,
  }),
  tcp: fc.array(fc.record({ port: fc.constantFrom(0, 9000, 8443, 443), route }), { maxLength: 2 }),
})

/** JSON documents of one workspace: Gateways of every sort of server and VirtualServices with every kind of rule for them. */
const workspace = fc
  .record({
    gateways: fc.array(gateway, { minLength: 1, maxLength: 3 }),
    virtualServices: fc.array(virtualService, { minLength: 1, maxLength: 4 }),
  })
  .map(({ gateways, virtualServices }) => {
    const istio = (kind: string, name: string, namespace: string, spec: unknown) => ({
      apiVersion: 'networking.istio.io/v1',
      kind,
      metadata: { name, namespace },
      spec,
    })
    const documents: unknown[] = gateways.map(({ selector, servers }, i) => {
      const named = servers.map(({ port, ...it }, k) => ({
        ...it,
        port: { ...port, name: `${port.name}-${k}` },
      }))
      return istio('Gateway', `g${i}`, 'edge', { selector, servers: named })
    })
    virtualServices.forEach(({ namespace, http, tcp, tls, ...rest }, i) => {
      const delegates: unknown[] = []
      const rules = http.map(({ delegated, abort, ...rule }, k) => {
        if (delegated) {
          const name = `d${i}${k}`
          delegates.push(istio('VirtualService', name, 'apps', { http: [{ route: rule.route }] }))
          return { match: rule.match, delegate: { name, namespace: 'apps' } }
        }
        const fault = { abort: { httpStatus: 503, percentage: { value: abort } } }
        return { ...rule, ...(abort > 0 && { fault }) }
      })
      const bytes = tcp.map(({ port, route }) => ({ ...(port > 0 && { match: [{ port }] }), route }))
      const byName = tls.map(({ match, route }) => ({
        match: match.map(it => ({ ...it, sniHosts: [rest.hosts[it.sniHosts % rest.hosts.length]] })),
        route,
      }))
      const spec = { ...rest, http: rules, tls: byName, tcp: bytes }
      documents.push(istio('VirtualService', `v${i}`, namespace, spec), ...delegates)
    })
    for (const name of ['web', 'vault', 'api'])
      documents.push({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: 'apps' },
        spec: {
          ports: [
            { name: 'http', port: 80 },
            { name: 'tls', port: 443 },
            { name: 'tcp', port: 9000 },
          ],
        },
      })
    return documents.map(it => JSON.stringify(it)).join('\n---\n')
  })
