import {
  type BackendRef,
  type RouteFilter,
  type RouteMatch,
  type RouteRule,
  readBackendRef,
  readRoute,
} from '../istio/gateway-api/read-route.ts'
import { memoByValue } from '../model/memo.ts'
import {
  integerAt,
  type JsonMap,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import type { Json } from '../yaml/source-document.ts'

type Value = { readonly [key: string]: Json }

/**
 * A route in the words of a VirtualService, rule for rule as it is written, so that it is drawn as one. It is for the eye: where requests go
 * is computed of what Istio makes of it.
 */
export const asVirtualService = memoByValue((resource): Resource => {
  const { kind, hostnames, rules } = readRoute(resource)
  const hosts = hostnames.length > 0 ? [...hostnames] : ['*']
  const isHttp = kind === 'HTTPRoute' || kind === 'GRPCRoute'
  const spec: Value = isHttp
    ? { hosts, http: rules.map(it => httpRule(it, resource)) }
    : {
        hosts,
        [kind === 'TLSRoute' ? 'tls' : 'tcp']: rules.map(it => ({
          ...(kind === 'TLSRoute' && { match: [{ sniHosts: [...hostnames] }] }),
          route: it.backendRefs.map(ref => destination(ref, resource)),
        })),
      }
  return { ...resource, spec, value: { ...resource.value, spec } }
})

function httpRule(rule: RouteRule, resource: Resource): Value {
  const { name, matches, filters, backendRefs, value } = rule
  const timeout = textAt(mapAt(value, 'timeouts'), 'request')
  const redirect = filters.find(it => it.type === 'RequestRedirect')
  const goesNowhere = backendRefs.every(it => it.weight === 0)
  const mirrors = filters.filter(it => it.type === 'RequestMirror')
  return {
    ...(name !== undefined && { name }),
    ...(matches.some(it => it) && { match: matches.flatMap(it => (it ? [matchOf(it)] : [])) }),
    ...(redirect ? { redirect: redirectOf(redirect) } : goesNowhere && { directResponse: { status: 500 } }),
    ...(!redirect && !goesNowhere && { route: backendRefs.map(it => destination(it, resource)) }),
    ...(mirrors.length > 0 && { mirrors: mirrors.map(it => mirrorOf(it, resource)) }),
    ...(Object.assign({}, ...filters.map(handling)) as Value),
    ...(timeout !== undefined && { timeout }),
    ...(optionalMapAt(value, 'retry') && {
      retries: { attempts: integerAt(mapAt(value, 'retry'), 'attempts') ?? 2 },
    }),
  }
}

function matchOf({ value }: RouteMatch): Value {
  const method = optionalMapAt(value, 'method')
  const uri = method ? grpcPath(method) : pathOf(mapAt(value, 'path'))
  const verb = textAt(value, 'method')
  const [headers, queryParams] = [conditions(value, 'headers'), conditions(value, 'queryParams')]
  return {
    ...(uri && { uri }),
    ...(verb !== undefined && { method: { exact: verb } }),
    ...(headers && { headers }),
    ...(queryParams && { queryParams }),
  }
}

function pathOf(path: JsonMap): Value | undefined {
  const text = textAt(path, 'value') ?? ''
  switch (textAt(path, 'type')) {
    case 'Exact':
      return { exact: text }
    case 'RegularExpression':
      return { regex: text }
    default:
      return text === '/' || text === '' ? undefined : segments(text)
  }
}

/** Prefixes are of whole segments, with or without a slash at the end. */
function segments(text: string): Value {
  return { segmentPrefix: text.endsWith('/') ? text.slice(0, -1) : text }
}

function grpcPath(condition: JsonMap): Value {
  const [service, method] = [textAt(condition, 'service'), textAt(condition, 'method')]
  if (textAt(condition, 'type') === 'RegularExpression')
    return { regex: `/${service ?? '[^/]+'}/${method ?? '.+'}` }
  if (service === undefined) return { regex: `/[^/]+/${method ?? ''}` }
  return method === undefined ? segments(`/${service}`) : { exact: `/${service}/${method}` }
}

function conditions(match: JsonMap, list: string): Value | undefined {
  const all = mapsAt(match, list).map(it => {
    const how = textAt(it, 'type') === 'RegularExpression' ? 'regex' : 'exact'
    return [textAt(it, 'name') ?? '', { [how]: textAt(it, 'value') ?? '' }] as const
  })
  return all.length > 0 ? Object.fromEntries(all) : undefined
}

/** Weights are shares of their sum; nothing else is needed of them. */
function destination(ref: BackendRef, resource: Resource): Value {
  return { ...target(ref, resource), weight: ref.weight }
}

function target({ kind, name, namespace, port }: BackendRef, resource: Resource): Value {
  const host =
    kind === 'Hostname' ? name : `${name}.${namespace ?? resource.namespace}.svc.${resource.domain}`
  return { destination: { host, ...(port !== undefined && { port: { number: port } }) } }
}

function mirrorOf({ path, value }: RouteFilter, resource: Resource): Value {
  const mirror = mapAt(value, 'requestMirror')
  const fraction = optionalMapAt(mirror, 'fraction')
  const percent =
    integerAt(mirror, 'percent') ??
    (fraction
      ? (100 * (integerAt(fraction, 'numerator') ?? 0)) / (integerAt(fraction, 'denominator') || 100)
      : 100)
  const ref = readBackendRef(mapAt(mirror, 'backendRef'), path)
  return { ...target(ref, resource), percentage: { value: percent } }
}

function redirectOf({ value }: RouteFilter): Value {
  const redirect = mapAt(value, 'requestRedirect')
  const [scheme, host] = [textAt(redirect, 'scheme'), textAt(redirect, 'hostname')]
  const uri = newPath(mapAt(redirect, 'path'))
  const port = integerAt(redirect, 'port')
  return {
    redirectCode: integerAt(redirect, 'statusCode') ?? 302,
    ...(scheme !== undefined && { scheme }),
    ...(host !== undefined && { authority: host }),
    ...(uri !== undefined && { uri }),
    ...(port !== undefined && { port }),
  }
}

function newPath(path: JsonMap): string | undefined {
  return textAt(path, 'replaceFullPath') ?? textAt(path, 'replacePrefixMatch')
}

/** What a filter does to a request on its way, as far as a mark on the rule says it. */
function handling({ type, value }: RouteFilter): Value {
  switch (type) {
    case 'URLRewrite': {
      const rewrite = mapAt(value, 'urlRewrite')
      const [uri, authority] = [newPath(mapAt(rewrite, 'path')), textAt(rewrite, 'hostname')]
      return { rewrite: { ...(uri !== undefined && { uri }), ...(authority !== undefined && { authority }) } }
    }
    case 'RequestHeaderModifier':
      return {
        headers: { request: { remove: [...textsAt(mapAt(value, 'requestHeaderModifier'), 'remove')] } },
      }
    case 'ResponseHeaderModifier':
      return {
        headers: { response: { remove: [...textsAt(mapAt(value, 'responseHeaderModifier'), 'remove')] } },
      }
    case 'CORS':
      return { corsPolicy: { allowMethods: [...textsAt(mapAt(value, 'cors'), 'allowMethods')] } }
    default:
      return {}
  }
}
