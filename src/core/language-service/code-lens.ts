import type { ResourceId } from '../model/resource.ts'
import { itemsAt } from '../references/rule-paths.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Path } from '../yaml/path.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, inFile } from './reading/document-at.ts'

/** What the protocol calls a code lens: a line of words above a resource or a rule, which `codeLensResolve` finds. */
export interface CodeLens {
  readonly range: LineRange
  readonly data: CodeLensData
}

export interface CodeLensData {
  readonly resource: ResourceId
  readonly path: Path
}

/** The lists whose items have a line of their own. */
const ruleLists = ['servers', 'listeners', 'http', 'tls', 'tcp', 'rules']

/** Where words stand: at each resource, and each rule or server in it. None for a text that is newer than the files. */
export function codeLens(analysed: Analysed, params: InFile): CodeLens[] {
  return documentsOf(analysed, params).flatMap(open => {
    const { sourceMap } = open.document
    return open.resources
      .filter(it => it.sourceMap === sourceMap)
      .flatMap(it => {
        const rules = ruleLists.flatMap(list => itemsAt(it.value, ['spec', list]))
        return [[] as Path, ...rules].flatMap((path): CodeLens[] => {
          const at = [...it.base, ...path]
          // An item begins with its dash, an object with its first key.
          const range = path.length === 0 ? sourceMap.valueRange(at) : sourceMap.entryRange(at)
          if (!range) return []
          const { start } = open.positions.lineRange(inFile(open, range))
          return [{ range: { start, end: start }, data: { resource: it.id, path } }]
        })
      })
  })
}
