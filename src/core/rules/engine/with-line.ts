import { itemsByKey } from '../../data/items-by-key.ts'
import { memoByObject } from '../../data/memo-by-object.ts'
import type { AnalysedDocument, ResourceId } from '../../model/resource.ts'
import { lineStarts } from '../../text/lines.ts'
import type { ModelFinding } from './run-model-rules.ts'

/** A document of a file, and the one-based line on which it begins. */
export interface DocumentOnLine extends AnalysedDocument {
  readonly firstLine: number
}

/**
 * Completes a finding whose message says where the resource stands that it `concerns`: `…, line 12 of gateway.yaml.` The rest
 * stay as they are.
 */
export function withLineOf(documents: readonly DocumentOnLine[]): (found: ModelFinding) => ModelFinding {
  let documentsOf: ((id: ResourceId) => readonly DocumentOnLine[]) | undefined
  return found => {
    const { concerns, message } = found.finding
    if (concerns === undefined) return found
    documentsOf ??= documentsById(documents)
    const [holder] = documentsOf(concerns)
    if (!holder) return found
    return {
      ...found,
      finding: { ...found.finding, message: `${message.replace(/\.$/, '')}, ${placeIn(holder, concerns)}.` },
    }
  }
}

const documentsById = itemsByKey<DocumentOnLine>(it => it.resources.map(resource => resource.id))

function placeIn(holder: DocumentOnLine, id: ResourceId): string {
  return `line ${holder.firstLine + linesIn(holder).get(id)!} of ${holder.file}`
}

/** The line of its document on which each of its resources begins, from 0. Kept, since it is told again with every analysis. */
const linesIn = memoByObject(({ resources, document }: DocumentOnLine): ReadonlyMap<ResourceId, number> => {
  const starts = lineStarts(document.text)
  return new Map(
    resources.map(({ id, base }) => {
      const from = document.sourceMap.valueRange(base)?.from ?? 0
      return [
        id,
        Math.max(
          starts.findLastIndex(it => it <= from),
          0,
        ),
      ]
    }),
  )
})
