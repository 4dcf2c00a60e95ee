import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { redirectsToHttps } from '../../model/gateways.ts'
import { identifyFiles } from '../../model/locate.ts'
import { type LinkedModel, linkModel, type Model } from '../../model/model.ts'
import { defaultSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { buildGateway } from '../gateway/build-gateway.ts'
import { type HttpRoute, httpRoutes } from './http-routes.ts'
import type { PlacedServer } from './placed-server.ts'
import { hostsOn, hostsWith, type RouteConfig } from './virtual-hosts.ts'
import { visibleIn } from './virtual-services-in-play.ts'

const workload = { namespace: 'edge', labels: new Map([['app', 'edge']]) }

const hosts = ['a.example.com', 'b.example.com', 'B.example.com', '*.example.com', '*']
const gateway = fc.record({
  redirects: fc.boolean(),
  ports: fc.subarray([80, 8080, 9090], { minLength: 1 }),
  hosts: fc.subarray(hosts, { minLength: 1 }),
})
const virtualService = fc.record({
  hosts: fc.subarray(hosts),
  gateways: fc.subarray(['edge/g0', 'edge/g1']),
  namespace: fc.constantFrom('edge', 'shop'),
  exportTo: fc.constantFrom('', '.', 'edge', '*'),
  port: fc.constantFrom(0, 80, 8080),
  delegate: fc.boolean(),
})
const start = fc.tuple(
  fc.array(gateway, { minLength: 2, maxLength: 2 }),
  fc.array(virtualService, { minLength: 4, maxLength: 12 }),
)
const edits = fc.array(fc.tuple(fc.nat(12), fc.oneof(gateway, virtualService, fc.constant(undefined))), {
  minLength: 1,
  maxLength: 6,
})

/** Whether a route stands for something of a resource. */
function isNamedIn(routes: readonly HttpRoute[], id: string): boolean {
  return routes.some(({ rule, matchPlace }) =>
    [rule.place, rule.root, matchPlace].some(it => it?.resource === id),
  )
}

it('are after any edits those that are put together from nothing', () => {
  fc.assert(
    fc.property(start, edits, ([gateways, services], all) => {
      let texts = [...gateways.map(gatewayText), ...services.map(virtualServiceText)]
      let model: LinkedModel | undefined
      let before: RouteConfig | undefined
      for (const edit of [undefined, ...all]) {
        if (edit) texts = edited(texts, ...edit)
        const files: Files = texts.map((text, i) => ({ name: `${i}.yaml`, text }))
        model = linkModel(
          identifyFiles(files, defaultSettings).flatMap(it => it.resources),
          defaultSettings,
          model,
        )
        const config = buildGateway(model, workload)
        for (const name of new Set(config.placed.flatMap(it => it.routeName ?? []))) {
          const servers = config.placed.filter(it => it.routeName === name)
          const found = config.routeConfig(name)
          expect([...found.virtualHosts.values()].map(wordsOf)).toEqual(fromNothing(model, servers))
          expect([...found.virtualHosts.keys()]).toEqual(
            [...found.virtualHosts.values()].map(it => it.domain),
          )
          // Whoever holds an older one may ask it after the newer.
          for (const config of [found, before ?? found])
            for (const { id } of model.ofKind('VirtualService'))
              expect(hostsWith(config, id)).toEqual(
                [...config.virtualHosts.values()].filter(host => isNamedIn(host.routes, id)),
              )
          before = found
        }
      }
    }),
    { numRuns: 300 },
  )
})

interface Draft {
  name: string
  domain: string
  routes: HttpRoute[]
  httpsRedirect: boolean
}

/** As pilot does it: server by server, with all VirtualServices in their order. */
function fromNothing(model: Model, servers: readonly PlacedServer[]) {
  const drafts = new Map<string, Draft>()
  const translated = new Map<string, readonly HttpRoute[]>()
  const draftOf = (domain: string, { server }: PlacedServer): Draft => {
    const draft = drafts.get(domain) ?? {
      name: `${domain}:${server.number}`,
      domain,
      routes: [],
      httpsRedirect: false,
    }
    drafts.set(domain, draft)
    return draft
  }
  for (const placed of servers) {
    const { gateway, server } = placed
    for (const resource of visibleIn(model, workload.namespace)) {
      if (!namesGateway(resource.spec.gateways, gateway.name)) continue
      const shared = hostsOn(placed, resource)
      if (shared.length === 0) continue
      const key = `${gateway.id} ${resource.id}`
      const serverPort = server.number ?? 0
      const routes = translated.get(key) ?? httpRoutes({ model, workload, gateway, serverPort }, resource)
      translated.set(key, routes)
      if (routes.length === 0) continue
      for (const host of shared) {
        const draft = draftOf(host.toLowerCase(), placed)
        draft.routes.push(...routes)
        if (redirectsToHttps(server)) draft.httpsRedirect = true
      }
    }
    if (redirectsToHttps(server))
      for (const host of placed.hosts) draftOf(host.toLowerCase(), placed).httpsRedirect = true
  }
  return [...drafts.values()].map(it =>
    wordsOf({ ...it, routes: [...it.routes].sort((a, b) => Number(a.catchAll) - Number(b.catchAll)) }),
  )
}

function namesGateway(gateways: unknown, name: string): boolean {
  return Array.isArray(gateways) && gateways.includes(`edge/${name}`)
}

function wordsOf({
  name,
  domain,
  routes,
  httpsRedirect,
}: {
  readonly name: string
  readonly domain: string
  readonly routes: readonly HttpRoute[]
  readonly httpsRedirect: boolean
}) {
  return {
    name,
    domain,
    httpsRedirect,
    routes: routes.map(it => ({
      of: it.virtualService.id,
      rule: it.rule.place,
      match: it.match,
      catchAll: it.catchAll,
      serverPort: it.serverPort,
    })),
  }
}

function edited(
  texts: readonly string[],
  place: number,
  to: typeof gateway extends fc.Arbitrary<infer G>
    ? G | (typeof virtualService extends fc.Arbitrary<infer V> ? V : never) | undefined
    : never,
): string[] {
  const at = place % texts.length
  if (!to) return texts.toSpliced(at, 1)
  if ('redirects' in to) return texts.with(at % 2, gatewayText(to, at % 2))
  return at < 2
    ? [...texts, virtualServiceText(to, texts.length)]
    : texts.with(at, virtualServiceText(to, at - 2))
}

function gatewayText(
  {
    redirects,
    ports,
    hosts,
  }: { readonly redirects: boolean; readonly ports: readonly number[]; readonly hosts: readonly string[] },
  i: number,
): string {
  return JSON.stringify({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: `g${i}`, namespace: 'edge' },
    spec: {
      selector: { app: 'edge' },
      servers: ports.map(number => ({
        port: { number, name: `http-${number}`, protocol: 'HTTP' },
        hosts,
        ...(redirects && { tls: { httpsRedirect: true } }),
      })),
    },
  })
}

function virtualServiceText(
  {
    hosts,
    gateways,
    namespace,
    exportTo,
    port,
    delegate,
  }: {
    readonly hosts: readonly string[]
    readonly gateways: readonly string[]
    readonly namespace: string
    readonly exportTo: string
    readonly port: number
    readonly delegate: boolean
  },
  i: number,
): string {
  const route = [{ destination: { host: `web-${port}` } }]
  return JSON.stringify({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `v${i}`, namespace },
    spec: {
      hosts,
      gateways,
      ...(exportTo !== '' && { exportTo: [exportTo] }),
      http: [
        {
          match: [{ uri: { prefix: '/a' }, ...(port > 0 && { port }) }],
          ...(delegate && hosts.length > 0 ? { delegate: { name: `v${i + 1}`, namespace } } : { route }),
        },
        { route },
      ],
    },
  })
}
