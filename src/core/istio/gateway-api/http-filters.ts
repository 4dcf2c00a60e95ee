import {
  field,
  integerAt,
  type JsonMap,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../../model/read-value.ts'
import type { Fault } from './fault.ts'
import type { RouteFilter } from './read-route.ts'

/** What filters of a rule or backend add to an Istio rule, but for mirrors, which need the model. */
export interface Filtered {
  readonly fields: JsonMap
  /** A hard fault: no rule of the route is translated. */
  readonly fault: Fault | undefined
}

/** The filters of a rule (conversion.go, convertHTTPRoute). */
export function ruleFilters(filters: readonly RouteFilter[], isGrpc: boolean): Filtered {
  const isTaken = (type: string) =>
    headerSides.has(type) || type === 'RequestMirror' || (!isGrpc && translations.has(type))
  const headers = headerFilters(filters, isTaken)
  const fields: Record<string, JsonMap> = { ...(headers.fields as Record<string, JsonMap>) }
  for (const { type, value } of filters) Object.assign(fields, translations.get(type)?.(value))
  return { fields, fault: headers.fault }
}

/** The filters of a backendRef: there only headers may be changed. */
export function backendFilters(filters: readonly RouteFilter[]): Filtered {
  return headerFilters(filters, type => headerSides.has(type))
}

const headerSides: ReadonlyMap<string, { readonly side: string; readonly name: string }> = new Map([
  ['RequestHeaderModifier', { side: 'request', name: 'requestHeaderModifier' }],
  ['ResponseHeaderModifier', { side: 'response', name: 'responseHeaderModifier' }],
])

const translations: ReadonlyMap<string, (filter: JsonMap) => JsonMap> = new Map([
  ['RequestRedirect', filter => ({ redirect: redirect(mapAt(filter, 'requestRedirect')) })],
  ['URLRewrite', filter => rewrite(mapAt(filter, 'urlRewrite'))],
  ['CORS', filter => ({ corsPolicy: cors(mapAt(filter, 'cors')) })],
])

function unsupported(type: string): Fault {
  return { reason: 'InvalidFilter', message: `Istio has no filter ${type} here.` }
}

/** What is done to headers. The first fault of all filters counts, one that is not taken among them. */
function headerFilters(filters: readonly RouteFilter[], isTaken: (type: string) => boolean): Filtered {
  const sides: Record<string, JsonMap> = {}
  for (const { type, value } of filters) {
    if (!isTaken(type)) return { fields: {}, fault: unsupported(type) }
    const known = headerSides.get(type)
    const modifier = known && optionalMapAt(value, known.name)
    if (!known || !modifier) continue
    const odd = [...mapsAt(modifier, 'set'), ...mapsAt(modifier, 'add')].find(hasControlCharacter)
    if (odd)
      return {
        fields: {},
        fault: {
          reason: 'InvalidFilter',
          message: `The value of header ${textAt(odd, 'name') ?? ''} has characters that no header may have.`,
        },
      }
    sides[known.side] = headerOperations(modifier)
  }
  return { fields: Object.keys(sides).length > 0 ? { headers: sides } : {}, fault: undefined }
}

function hasControlCharacter(header: JsonMap): boolean {
  return [...(textAt(header, 'value') ?? '')].some(it => (it < ' ' && it !== '\t') || it === '\u007f')
}

/** Of entries with one name, whatever the letter case, the first counts. */
function headerOperations(modifier: JsonMap): JsonMap {
  const named = (name: string) => {
    const found: Record<string, string> = Object.create(null)
    for (const it of mapsAt(modifier, name))
      found[(textAt(it, 'name') ?? '').toLowerCase()] ??= textAt(it, 'value') ?? ''
    return found
  }
  return { set: named('set'), add: named('add'), remove: [...textsAt(modifier, 'remove')] }
}

function rewrite(filter: JsonMap): JsonMap {
  const path = mapAt(filter, 'path')
  const authority = textAt(filter, 'hostname')
  const prefix = textAt(path, 'replacePrefixMatch')
  const full = textAt(path, 'replaceFullPath')
  const byPrefix = textAt(path, 'type') === 'ReplacePrefixMatch' && prefix !== undefined
  const byPath = textAt(path, 'type') === 'ReplaceFullPath' && full !== undefined
  const fields = {
    // One slash at the end is cut; nothing left means that the prefix goes.
    ...(byPrefix && { uri: (prefix.endsWith('/') ? prefix.slice(0, -1) : prefix) || '/' }),
    ...(byPath && { uriRegexRewrite: { match: '/.*', rewrite: full } }),
    ...(authority && { authority }),
  }
  return Object.keys(fields).length > 0 ? { rewrite: fields } : {}
}

function redirect(filter: JsonMap): JsonMap {
  const path = mapAt(filter, 'path')
  const scheme = textAt(filter, 'scheme')
  const authority = textAt(filter, 'hostname')
  const port = integerAt(filter, 'port')
  const full = textAt(path, 'type') === 'ReplaceFullPath' ? textAt(path, 'replaceFullPath') : undefined
  const prefix =
    textAt(path, 'type') === 'ReplacePrefixMatch' ? textAt(path, 'replacePrefixMatch') : undefined
  const derived = scheme === undefined ? 'FROM_REQUEST_PORT' : 'FROM_PROTOCOL_DEFAULT'
  return {
    redirectCode: integerAt(filter, 'statusCode') ?? 0,
    ...(authority && { authority }),
    ...(scheme && { scheme }),
    ...(port === undefined ? { derivePort: derived } : { port }),
    ...(full !== undefined && { uri: full }),
    ...(prefix !== undefined && { prefixRewrite: prefix }),
  }
}

function cors(filter: JsonMap): JsonMap {
  const maxAge = integerAt(filter, 'maxAge') ?? 0
  return {
    allowOrigins: textsAt(filter, 'allowOrigins').map(origin),
    allowMethods: [...textsAt(filter, 'allowMethods')],
    allowHeaders: [...textsAt(filter, 'allowHeaders')],
    exposeHeaders: [...textsAt(filter, 'exposeHeaders')],
    ...(maxAge > 0 && { maxAge: `${maxAge}s` }),
    ...(field(filter, 'allowCredentials') === true && { allowCredentials: true }),
  }
}

/** An origin as a condition: to the letter, or with asterisks for whatever stands there (conversion.go, createCorsFilter). */
function origin(text: string): JsonMap {
  if (text === '*') return { regex: '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+$' }
  if (!text.includes('*')) return { exact: text }
  if (text.indexOf('*') === text.length - 1) return { prefix: text.slice(0, -1) }
  const parts = text.split('*').map(it => it.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return { regex: `^${parts.join('.*')}$` }
}
