import { type JsonMap, mapAt, textsAt } from '../model/read-value.ts'

/** What is done to the headers of a request or response; names in lower case, those that are removed as written. */
export interface HeaderOperations {
  readonly set?: Readonly<Record<string, string>>
  /** Several values of one name are joined by commas. */
  readonly add?: Readonly<Record<string, string>>
  readonly remove?: readonly string[]
}

/**
 * The operations that rules or destinations have under `headers`, one after the other; undefined for none. Envoy does not
 * let its own headers and the Host be changed in this way (route.go, TranslateHeadersOperations).
 */
export function headerOperations(
  side: 'request' | 'response',
  ...owners: readonly JsonMap[]
): HeaderOperations | undefined {
  const all = owners.map(it => mapAt(mapAt(it, 'headers'), side))
  const set = joined(
    all.map(it => mapAt(it, 'set')),
    (_, later) => later,
  )
  const add = joined(
    all.map(it => mapAt(it, 'add')),
    (earlier, later) => `${earlier},${later}`,
  )
  const remove = all.flatMap(it => textsAt(it, 'remove')).filter(name => isOwn(name.toLowerCase()))
  const found = { ...(set && { set }), ...(add && { add }), ...(remove.length > 0 && { remove }) }
  return Object.keys(found).length > 0 ? found : undefined
}

function joined(
  maps: readonly JsonMap[],
  both: (earlier: string, later: string) => string,
): Record<string, string> | undefined {
  const result = new Map<string, string>()
  for (const map of maps)
    for (const [written, value] of Object.entries(map)) {
      const name = written.toLowerCase()
      if (!isOwn(name)) continue
      const earlier = result.get(name)
      result.set(name, earlier === undefined ? String(value) : both(earlier, String(value)))
    }
  return result.size > 0 ? Object.fromEntries(result) : undefined
}

function isOwn(name: string): boolean {
  return !name.startsWith(':') && name !== 'host'
}

/** The Host that header operations give a request: `set` before `add`. */
export function hostSetBy(value: JsonMap): string | undefined {
  const request = mapAt(mapAt(value, 'headers'), 'request')
  const entries = [...Object.entries(mapAt(request, 'set')), ...Object.entries(mapAt(request, 'add'))]
  const found = entries.find(([name]) => ['host', ':authority'].includes(name.toLowerCase()))?.[1]
  return typeof found === 'string' && found !== '' ? found : undefined
}
