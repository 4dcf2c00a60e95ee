import type { LineRange } from '../text/positions/position.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { symbolKinds } from './protocol-kinds.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, type OpenDocument } from './reading/document-at.ts'
import { movedRange, ofAll, perDocument } from './reading/per-document.ts'

/** What the protocol calls a document symbol: an entry of the outline. */
export interface DocumentSymbol {
  readonly name: string
  /** Beside the name: what it is. */
  readonly detail: string
  readonly kind: number
  /** All of it, comments right above not included. */
  readonly range: LineRange
  /** Its name, to go to. */
  readonly selectionRange: LineRange
  readonly children: readonly DocumentSymbol[]
}

/** The outline of a file: its resources, and in them servers, rules, routes, subsets, ports and other named parts. */
export function documentSymbols(analysed: Analysed, at: InFile): DocumentSymbol[] {
  return ofAll(
    documentsOf(analysed, at).filter(it => it.document.readable),
    symbolsOf,
  )
}

/** Those of a document. */
export const symbolsOf = perDocument(
  (document, positions) => symbolsIn({ document, positions }),
  function moved(it: DocumentSymbol, lines): DocumentSymbol {
    return {
      ...it,
      range: movedRange(it.range, lines),
      selectionRange: movedRange(it.selectionRange, lines),
      children: it.children.map(child => moved(child, lines)),
    }
  },
)

/** A document by itself: its offsets are those of its own text. */
type Alone = Pick<OpenDocument, 'document' | 'positions'>

function symbolsIn(open: Alone): DocumentSymbol[] {
  const { value } = open.document
  if (!isMap(value)) return []
  const items = value.kind === 'List' ? value.items : undefined
  const bases: Path[] = Array.isArray(items) ? items.map((_, i) => ['items', i]) : [[]]
  return bases.flatMap(base => resourceSymbol(open, base) ?? [])
}

function resourceSymbol(open: Alone, base: Path): DocumentSymbol | undefined {
  const value = valueAt(open.document.value, base) as Json | undefined
  if (!isMap(value) || typeof value.kind !== 'string') return undefined
  const name = valueAt(value, ['metadata', 'name'])
  return symbol(open, {
    name: typeof name === 'string' && name !== '' ? name : '(no name)',
    detail: value.kind,
    kind: symbolKinds.resource,
    path: base,
    named: [...base, 'metadata', 'name'],
    children: Object.keys(parts).flatMap(key => partSymbols(open, [...base, 'spec', key])),
  })
}

/** The lists of an object that are shown in an outline, and what one of their items is called. */
const parts: Readonly<Record<string, string>> = {
  servers: 'server',
  listeners: 'listener',
  http: 'HTTP rule',
  tls: 'TLS rule',
  tcp: 'TCP rule',
  rules: 'rule',
  route: 'route',
  backendRefs: 'backend',
  subsets: 'subset',
  ports: 'port',
  endpoints: 'endpoint',
  ingress: 'ingress',
  egress: 'egress',
  jwtRules: 'JWT rule',
  configPatches: 'patch',
}

/** Those that may stand in an item of another. */
const inner = ['route', 'backendRefs']

function partSymbols(open: Alone, list: Path): DocumentSymbol[] {
  const items = valueAt(open.document.value, list)
  const what = parts[String(list.at(-1))]
  if (!Array.isArray(items) || what === undefined) return []
  return items.flatMap((item, i) => {
    if (!isMap(item)) return []
    const path = [...list, i]
    const found = symbol(open, {
      name: titleOf(item) ?? String(i + 1),
      detail: what,
      kind: symbolKinds.part,
      path,
      named: path,
      children: inner.flatMap(key => partSymbols(open, [...path, key])),
    })
    return found ?? []
  })
}

/** What people call an item by: its name, host or port. */
function titleOf(item: { readonly [key: string]: Json }): string | undefined {
  const places: readonly Path[] = [
    ['name'],
    ['port', 'name'],
    ['port', 'number'],
    ['destination', 'host'],
    ['address'],
    ['number'],
    ['port'],
    ['issuer'],
    ['applyTo'],
    ['hosts', 0],
  ]
  for (const place of places) {
    const found = valueAt(item, place)
    if ((typeof found === 'string' && found !== '') || typeof found === 'number') return String(found)
  }
  return undefined
}

function symbol(
  open: Alone,
  it: Omit<DocumentSymbol, 'range' | 'selectionRange'> & { readonly path: Path; readonly named: Path },
): DocumentSymbol | undefined {
  const { sourceMap } = open.document
  const whole = it.path.length === 0 ? sourceMap.valueRange([]) : sourceMap.entryRange(it.path)
  if (!whole) return undefined
  const named = sourceMap.valueRange(it.named) ?? whole
  const range = open.positions.lineRange(whole)
  return {
    name: it.name,
    detail: it.detail,
    kind: it.kind,
    range,
    // The protocol wants it within the range; a value that comes from elsewhere by an alias is not.
    selectionRange:
      named.from >= whole.from && named.to <= whole.to
        ? open.positions.lineRange(named)
        : { start: range.start, end: range.start },
    children: it.children,
  }
}
