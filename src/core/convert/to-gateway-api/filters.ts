import {
  booleanAt,
  field,
  integerAt,
  type JsonMap,
  mapAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../../model/read-value.ts'
import { millisecond, parseDuration, second } from '../../syntax/duration.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'

/** Header operations of a rule or destination as filters. */
export function headerFilters(headers: JsonMap, path: Path, tell: Tell): Json[] {
  tellOthers(headers, ['request', 'response'], path, tell)
  return (['request', 'response'] as const).flatMap((side): Json[] => {
    const given = optionalMapAt(headers, side)
    if (!given) return []
    const at = [...path, side]
    tellOthers(given, ['set', 'add', 'remove'], at, tell)
    const set = valuesOf(mapAt(given, 'set'))
    const add = valuesOf(mapAt(given, 'add'))
    const remove = [...textsAt(given, 'remove')]
    if ([set, add, remove].every(it => it.length === 0)) return []
    const names = [...Object.keys(mapAt(given, 'set')), ...Object.keys(mapAt(given, 'add')), ...remove]
    const odd = names.find(it => !/^[A-Za-z0-9!#$%&'*+\-.^_|~`]+$/.test(it) && it !== ':authority')
    if (odd !== undefined) tell('cannot', at, `${odd} is no name of a header for a filter.`)
    if ([set, add, remove].some(it => it.length > 16)) {
      tell('cannot', at, 'A filter has at most 16 headers of a sort.')
      return []
    }
    const [type, name] =
      side === 'request'
        ? ['RequestHeaderModifier', 'requestHeaderModifier']
        : ['ResponseHeaderModifier', 'responseHeaderModifier']
    tell('carried', at, type)
    const operations = {
      ...(set.length > 0 && { set }),
      ...(add.length > 0 && { add }),
      ...(remove.length > 0 && { remove }),
    }
    return [{ type, [name]: operations }]
  })
}

function valuesOf(values: JsonMap): Json[] {
  return Object.keys(values).map(name => ({
    name: name === ':authority' ? 'Host' : name,
    value: textAt(values, name) ?? '',
  }))
}

/** A rewrite as a filter. What of the path is replaced depends on how it is matched: by a prefix, or undefined for as a whole. */
export function rewriteFilter(rewrite: JsonMap, prefix: string | undefined, path: Path, tell: Tell): Json[] {
  tellOthers(rewrite, ['uri', 'authority'], path, tell, {
    uriRegexRewrite: 'A rewrite by regular expression needs an EnvoyFilter, or keep the VirtualService.',
  })
  const uri = textAt(rewrite, 'uri')
  const hostname = textAt(rewrite, 'authority')
  const replaced = uri === undefined ? undefined : replacedPath(uri, prefix, [...path, 'uri'], tell)
  if (hostname) tell('carried', [...path, 'authority'], 'URLRewrite hostname')
  if (!hostname && !replaced) return []
  return [
    {
      type: 'URLRewrite',
      urlRewrite: { ...(hostname && { hostname }), ...(replaced && { path: replaced }) },
    },
  ]
}

function replacedPath(uri: string, prefix: string | undefined, path: Path, tell: Tell): JsonMap | undefined {
  if (prefix === undefined) {
    if (uri.includes('\\')) {
      tell('cannot', path, 'A backslash would be read as a reference to a group.')
      return undefined
    }
    tell('carried', path, 'URLRewrite ReplaceFullPath')
    return { type: 'ReplaceFullPath', replaceFullPath: uri }
  }
  // Both end in a slash or neither does; of the prefix / itself the slash alone is replaced.
  const isAlike =
    prefix === '/' ? uri === '/' || !uri.endsWith('/') : prefix.endsWith('/') === uri.endsWith('/')
  if (!isAlike) {
    tell(
      'cannot',
      path,
      `The slashes at the end of ${prefix} and ${uri} differ, and ReplacePrefixMatch evens them out.`,
    )
    return undefined
  }
  tell('carried', path, 'URLRewrite ReplacePrefixMatch')
  return { type: 'ReplacePrefixMatch', replacePrefixMatch: uri }
}

const redirectCodes = [301, 302, 303, 307, 308]

/** A redirect as a filter; `given` has scheme and port as far as it does not write them. */
export function redirectFilter(
  redirect: JsonMap,
  given: { readonly scheme: string | undefined; readonly port: number | undefined },
  path: Path,
  tell: Tell,
): Json[] {
  tellOthers(redirect, ['uri', 'authority', 'port', 'scheme', 'redirectCode', 'derivePort'], path, tell)
  const code = integerAt(redirect, 'redirectCode') || 301
  const scheme = textAt(redirect, 'scheme') || given.scheme
  const uri = textAt(redirect, 'uri')
  const port = integerAt(redirect, 'port') || given.port
  const hostname = textAt(redirect, 'authority')
  if (!redirectCodes.includes(code))
    tell('cannot', [...path, 'redirectCode'], `The codes of an HTTPRoute are ${redirectCodes.join(', ')}.`)
  if (scheme && scheme !== 'http' && scheme !== 'https')
    tell('cannot', [...path, 'scheme'], 'A redirect of an HTTPRoute leads to http or https.')
  if (hostname?.includes(':'))
    tell('cannot', [...path, 'authority'], 'A hostname has no port. Write it as port.')
  tell('carried', path, `RequestRedirect ${code}`)
  return [
    {
      type: 'RequestRedirect',
      requestRedirect: {
        ...(scheme && { scheme }),
        ...(hostname && { hostname }),
        ...(port && { port }),
        ...(uri && { path: { type: 'ReplaceFullPath', replaceFullPath: uri } }),
        statusCode: code,
      },
    },
  ]
}

/** A CORS policy as a filter. */
export function corsFilter(cors: JsonMap, path: Path, tell: Tell): Json[] {
  const known = [
    'allowOrigins',
    'allowMethods',
    'allowHeaders',
    'exposeHeaders',
    'maxAge',
    'allowCredentials',
  ]
  tellOthers(cors, [...known, 'unmatchedPreflights'], path, tell, {
    allowOrigin: 'Write allowOrigins, which replaced it.',
  })
  const origins = Array.isArray(field(cors, 'allowOrigins')) ? (field(cors, 'allowOrigins') as Json[]) : []
  const allowOrigins = origins.flatMap((it, i): string[] => {
    const exact = typeof it === 'object' && it !== null ? textAt(it as JsonMap, 'exact') : undefined
    if (exact !== undefined && /^[a-z][a-z0-9+.-]*:\/\/[^/*]+$/.test(exact)) return [exact]
    tell(
      'cannot',
      [...path, 'allowOrigins', i],
      'An origin of an HTTPRoute is scheme://host. List the origins.',
    )
    return []
  })
  const maxAge = textAt(cors, 'maxAge')
  const seconds = maxAge === undefined ? undefined : Number((parseDuration(maxAge) ?? 0n) / second)
  if (!seconds)
    tell('approximated', [...path, 'maxAge'], 'Answers to preflights may be kept for 5 seconds, the default.')
  tell(
    'approximated',
    path,
    'The CORS filter answers preflights of other origins itself; they are not forwarded.',
  )
  return [
    {
      type: 'CORS',
      cors: {
        ...(allowOrigins.length > 0 && { allowOrigins }),
        ...listOf(cors, 'allowMethods'),
        ...listOf(cors, 'allowHeaders'),
        ...listOf(cors, 'exposeHeaders'),
        ...(seconds && { maxAge: seconds }),
        ...(booleanAt(cors, 'allowCredentials') && { allowCredentials: true }),
      },
    },
  ]
}

function listOf(cors: JsonMap, name: string): JsonMap {
  const list = textsAt(cors, name)
  return list.length > 0 ? { [name]: [...list] } : {}
}

/** A duration as the Gateway API writes it: without fractions, down to milliseconds. Undefined for one that it cannot say. */
export function convertDuration(text: string): string | undefined {
  const value = parseDuration(text)
  if (value === undefined || value < 0n || value % millisecond !== 0n) return undefined
  if (value % second === 0n && value / second < 100_000n) return `${value / second}s`
  return value / millisecond < 100_000n
    ? `${value / millisecond}ms`
    : `${value / second}s${(value % second) / millisecond}ms`
}
