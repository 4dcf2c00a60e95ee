import { kindKey, kindWords } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import { symbolKinds } from './protocol-kinds.ts'
import type { Analysed } from './reading/analysed.ts'
import { type Location, locator } from './reading/placed.ts'

export interface WorkspaceSymbolsParams {
  /** Part of a name; the letters of it in their order are enough. */
  readonly query: string
}

/** What the protocol calls a workspace symbol: a resource, or a named rule of one. */
export interface WorkspaceSymbol {
  readonly name: string
  readonly kind: number
  /** Kind and namespace: `VirtualService in shop`. */
  readonly containerName: string
  readonly location: Location
}

/** Resources and named rules whose name holds what is asked for, those that begin with it first. */
export function workspaceSymbols(analysed: Analysed, { query }: WorkspaceSymbolsParams): WorkspaceSymbol[] {
  const asked = query.trim().toLowerCase()
  const found: {
    readonly rank: number
    readonly resource: Resource
    readonly rule?: string
    readonly path: (string | number)[]
  }[] = []
  for (const { resources } of analysed.documents)
    for (const resource of resources) {
      const rank = rankOf(resource.name, asked)
      if (rank !== undefined) found.push({ rank, resource, path: ['metadata', 'name'] })
      for (const rule of rulesOf(resource)) {
        const own = rankOf(rule.name, asked)
        if (own !== undefined && asked !== '')
          found.push({ rank: own, resource, rule: rule.name, path: rule.path })
      }
    }
  const locate = locator(analysed)
  return found
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ resource, rule, path }) => {
      const location = locate(resource, path, 'value')
      if (!location) return []
      const kind = `${kindWords(kindKey(resource))} in ${resource.namespace}`
      return [
        rule === undefined
          ? { name: resource.name || '(no name)', kind: symbolKinds.resource, containerName: kind, location }
          : { name: rule, kind: symbolKinds.part, containerName: `rule of ${resource.name}`, location },
      ]
    })
}

function rulesOf(resource: Resource): { readonly name: string; readonly path: (string | number)[] }[] {
  return ['http', 'rules', 'subsets', 'listeners'].flatMap(list => {
    const items: unknown = valueAt(resource.spec, [list])
    return (Array.isArray(items) ? items : []).flatMap((item, i) => {
      const name: unknown = valueAt(item, ['name'])
      return typeof name === 'string' && name !== '' ? [{ name, path: ['spec', list, i, 'name'] }] : []
    })
  })
}

/** How well a name fits, the lower the better; undefined where it does not. */
function rankOf(name: string, asked: string): number | undefined {
  const lower = name.toLowerCase()
  if (lower.startsWith(asked)) return 0
  if (lower.includes(asked)) return 1
  let at = 0
  for (const char of lower) if (char === asked[at]) at++
  return at === asked.length ? 2 : undefined
}
