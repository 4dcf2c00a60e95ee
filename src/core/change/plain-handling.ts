import { field, integerAt, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import { formatDuration, parseDuration } from '../syntax/duration.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'

/*
 * What a rule says of requests, in one form for all that means the same, however it is written: Istio writes it otherwise than
 * people where it makes VirtualServices of routes.
 */

/** A time; none where it is zero. A text that is no time stays. */
export function plainTime(time: Json | undefined): string | undefined {
  const value = typeof time === 'string' ? parseDuration(time) : undefined
  if (value === undefined) return time === undefined ? undefined : JSON.stringify(time)
  return value === 0n ? undefined : formatDuration(value)
}

/** Header operations: names in small letters, nothing empty. The host has two names. */
export function plainHeaders(headers: Json | undefined): Json | undefined {
  if (headers === undefined) return undefined
  return filled(headers, name => (name === ':authority' ? 'host' : name.toLowerCase()))
}

/** Retries; none where they say what Istio does anyway (route/retry, DefaultPolicy). */
export function plainRetries(retries: Json | undefined): Json | undefined {
  const isUsual = retries !== undefined && isMap(retries) && Object.keys(retries).length === 1
  return isUsual && integerAt(retries, 'attempts') === 2 ? undefined : retries
}

/** A CORS policy without what is empty or off. */
export function plainPolicy(policy: Json | undefined): Json | undefined {
  if (policy === undefined || !isMap(policy)) return policy
  const { allowCredentials, maxAge, ...rest } = filled(policy) as JsonMap
  const time = plainTime(maxAge)
  return {
    ...rest,
    ...(allowCredentials === true && { allowCredentials }),
    ...(time !== undefined && { maxAge: time }),
  }
}

const defaultPorts: Readonly<Record<string, number | undefined>> = { http: 80, https: 443 }

/** A redirect by what it puts into the location. `scheme` is that of the request, where it is known. */
export function plainRedirect(redirect: JsonMap, serverPort: number, scheme: string | undefined): Json {
  const written =
    textAt(redirect, 'derivePort') === 'FROM_REQUEST_PORT' ? serverPort : integerAt(redirect, 'port')
  const target = textAt(redirect, 'scheme') || scheme
  const port = target && written === defaultPorts[target] ? 0 : (written ?? 0)
  return {
    code: integerAt(redirect, 'redirectCode') || 301,
    scheme: target ?? '',
    authority: textAt(redirect, 'authority') ?? '',
    port,
    uri: textAt(redirect, 'uri') ?? '',
    prefixRewrite: textAt(redirect, 'prefixRewrite') ?? '',
  }
}

/** A rewrite by what becomes of the path: the whole of it is replaced, or a prefix. `prefix` is undefined for a path matched as a whole. */
export function plainRewrite(
  rewrite: JsonMap | undefined,
  prefix: { readonly text: string; readonly isOfSegments: boolean } | undefined,
): Json | undefined {
  if (!rewrite) return undefined
  const { uri: _, uriRegexRewrite, ...rest } = rewrite
  const uri = textAt(rewrite, 'uri')
  const pattern = mapAt(rewrite, 'uriRegexRewrite')
  const by = textAt(pattern, 'rewrite') ?? ''
  if (uri) return { ...rest, ...(prefix ? replaced(prefix, uri) : { whole: uri }) }
  if (textAt(pattern, 'match') === '/.*' && !by.includes('\\')) return { ...rest, whole: by }
  return field(rewrite, 'uriRegexRewrite') === undefined
    ? rest
    : { ...rest, uriRegexRewrite: uriRegexRewrite ?? null }
}

/** A slash at the end of both the prefix and its replacement makes no difference; of whole segments `/` leaves nothing. */
function replaced(prefix: { readonly text: string; readonly isOfSegments: boolean }, by: string): JsonMap {
  if (prefix.isOfSegments) return { prefix: prefix.text, by: by === '/' ? '' : by }
  const isCut = prefix.text.endsWith('/') && by.endsWith('/')
  return isCut ? { prefix: prefix.text.slice(0, -1), by: by.slice(0, -1) } : { prefix: prefix.text, by }
}

/** A value without empty maps and lists, at any depth. */
function filled(value: Json, nameOf = (name: string) => name): Json {
  if (Array.isArray(value)) return value.map(it => filled(it, nameOf))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, it]) => {
      const own = filled(it, nameOf)
      const isEmpty = Array.isArray(own) ? own.length === 0 : isMap(own) && Object.keys(own).length === 0
      return isEmpty ? [] : [[nameOf(name), own]]
    }),
  )
}
