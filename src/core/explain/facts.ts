import type { HttpRoute } from '../istio/routes/http-routes.ts'
import {
  integerAt,
  type JsonMap,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../model/read-value.ts'
import type { Place } from '../model/resource.ts'
import { normalizeTarget, type Request } from '../request/request.ts'
import { defaultRetryOn as pilotRetryOn } from '../trace/handling.ts'
import type { Trace } from '../trace/trace.ts'
import { upstreamOf } from '../trace/upstream.ts'
import { clusterFacts } from './cluster-facts.ts'
import { listWords, shorten } from './explain-words.ts'
import type { Explained } from './explanation.ts'
import type { Fact } from './fact.ts'

/** What happens to a request that a rule sends on: rewrites, retries, timeout, faults, mirrors, CORS, headers, and what the DestinationRule of each destination says. */
export function factsOf(explained: Explained): readonly Fact[] {
  const { trace, request } = explained
  if (trace.outcome !== 'route') return []
  const { route } = trace
  return [
    ...(route
      ? [
          ...rewriteFacts(trace, route, request),
          ...patienceFacts(route),
          ...faultFacts(route),
          ...otherFacts(trace, route),
        ]
      : []),
    ...trace.clusters.flatMap(it => clusterFacts(explained, it)),
  ]
}

function rewriteFacts(trace: Trace, route: HttpRoute, request: Request): Fact[] {
  const { rewrite } = trace
  const before = normalizeTarget(request.path ?? '/')
  const written = before ? before.path + before.query : '/'
  const after = upstreamOf(trace, request)?.path
  const place = at(route, 'rewrite')
  return [
    ...(after !== undefined && after !== written
      ? [{ name: 'Path', text: `${shorten(written)} → ${shorten(after)}`, place }]
      : []),
    // What the reader of patterns does not know is told as it is written.
    ...(rewrite?.regex && (after === undefined || after === written)
      ? [
          {
            name: 'Path',
            text:
              after === undefined
                ? `every ${shorten(rewrite.regex)} becomes ${shorten(rewrite.substitution ?? '') || 'nothing'}`
                : `unchanged: nothing in it matches ${shorten(rewrite.regex)}`,
            place,
          },
        ]
      : []),
    ...(rewrite?.authority
      ? [{ name: 'Host', text: `${shorten(request.host ?? '')} → ${shorten(rewrite.authority)}`, place }]
      : []),
  ]
}

function patienceFacts(route: HttpRoute): Fact[] {
  const { value } = route.rule
  const timeout = textAt(value, 'timeout')
  const retries = optionalMapAt(value, 'retries')
  return [
    timeout
      ? { name: 'Timeout', text: timeout, place: at(route, 'timeout') }
      : { name: 'Timeout', text: 'none', isDefault: true },
    retries
      ? { name: 'Retries', text: retryWords(retries), place: at(route, 'retries') }
      : { name: 'Retries', text: `2, on ${defaultRetryOn}`, isDefault: true },
  ]
}

const defaultRetryOn = pilotRetryOn.replaceAll(',', ', ')

function retryWords(retries: JsonMap): string {
  const attempts = integerAt(retries, 'attempts') ?? 2
  if (attempts === 0) return 'none'
  const perTry = textAt(retries, 'perTryTimeout')
  const on = textAt(retries, 'retryOn')
  return [
    `${attempts}, on ${
      on
        ? on
            .split(',')
            .map(it => it.trim())
            .join(', ')
        : defaultRetryOn
    }`,
    perTry && `${perTry} for each try`,
  ]
    .filter(Boolean)
    .join('; ')
}

function faultFacts(route: HttpRoute): Fact[] {
  const fault = mapAt(route.rule.value, 'fault')
  const delay = optionalMapAt(fault, 'delay')
  const abort = optionalMapAt(fault, 'abort')
  const status = abort && (integerAt(abort, 'httpStatus') ?? textAt(abort, 'grpcStatus') ?? '')
  return [
    ...(delay
      ? [
          {
            name: 'Delay',
            text: `${textAt(delay, 'fixedDelay') ?? ''} for ${percentOf(delay)} of the requests`,
            place: at(route, 'fault', 'delay'),
          },
        ]
      : []),
    ...(abort
      ? [
          {
            name: 'Abort',
            text: `${status} for ${percentOf(abort)} of the requests`,
            place: at(route, 'fault', 'abort'),
          },
        ]
      : []),
  ]
}

/** Without a percentage, Envoy takes none of them. */
function percentOf(fault: JsonMap): string {
  const value = mapAt(fault, 'percentage').value ?? fault.percent
  return `${typeof value === 'number' ? value : 0} %`
}

function otherFacts({ mirrors }: Trace, route: HttpRoute): Fact[] {
  const { value, mirrors: written } = route.rule
  const cors = optionalMapAt(value, 'corsPolicy')
  const routes = mapsAt(value, 'route')
  return [
    ...mirrors.map((it, i): Fact => {
      const [, port, subset, host = ''] = it.name.split('|')
      const path = written.filter(one => one.percentage > 0)[i]?.path
      return {
        name: 'Mirror',
        text: `${it.percent} % to ${shorten(host)}:${port}${subset ? ` (${subset})` : ''}${it.exists ? '' : ', which is not in the files'}`,
        ...(path && { place: { resource: route.rule.place.resource, path } }),
      }
    }),
    ...(cors ? [{ name: 'CORS', text: corsWords(cors), place: at(route, 'corsPolicy') }] : []),
    ...headerFacts(mapAt(value, 'headers'), '', at(route, 'headers')),
    ...routes.flatMap((it, i) => {
      const host = textAt(mapAt(it, 'destination'), 'host') ?? ''
      return headerFacts(
        mapAt(it, 'headers'),
        routes.length > 1 ? ` for ${shorten(host, 40)}` : '',
        at(route, 'route', i, 'headers'),
      )
    }),
  ]
}

function corsWords(cors: JsonMap): string {
  const origins = mapsAt(cors, 'allowOrigins').flatMap(it =>
    ['exact', 'prefix', 'regex'].flatMap(operator => {
      const text = textAt(it, operator)
      return text === undefined ? [] : [operator === 'exact' ? text : `${operator} ${text}`]
    }),
  )
  const all = [...origins, ...textsAt(cors, 'allowOrigin')]
  const methods = textsAt(cors, 'allowMethods')
  return [
    all.length > 0 ? `origins ${listWords(all)}` : 'no origin',
    methods.length > 0 && `methods ${listWords(methods, 8)}`,
    cors.allowCredentials === true && 'with credentials',
  ]
    .filter(Boolean)
    .join('; ')
}

function headerFacts(headers: JsonMap, suffix: string, place: Place): Fact[] {
  return (['request', 'response'] as const).flatMap((side): Fact[] => {
    const operations = mapAt(headers, side)
    const words = [
      ...Object.entries(mapAt(operations, 'set')).map(([name, it]) => `set ${name}: ${String(it)}`),
      ...Object.entries(mapAt(operations, 'add')).map(([name, it]) => `add ${name}: ${String(it)}`),
      ...listAt(operations, 'remove').map(it => `remove ${String(it)}`),
    ]
    if (words.length === 0) return []
    return [
      {
        name: `${side === 'request' ? 'Request' : 'Response'} headers${suffix}`,
        text: listWords(words, 6),
        place: { ...place, path: [...place.path, side] },
      },
    ]
  })
}

function at({ rule }: HttpRoute, ...path: (string | number)[]): Place {
  return { resource: rule.place.resource, path: [...rule.place.path, ...path] }
}
