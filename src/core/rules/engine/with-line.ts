import type { AnalysedDocument, ResourceId } from '../../model/resource.ts'
import { lineStarts } from '../../text/lines.ts'
import type { ModelFinding } from './run-model-rules.ts'

/** A document of a file, and the one-based line on which it begins. */
export interface DocumentOnLine extends AnalysedDocument {
  readonly firstLine: number
}

/** A finding whose message says where the resource stands that it `concerns`: `…, line 12 of gateway.yaml.` The rest as they are. */
export function withLine(found: ModelFinding, documents: readonly DocumentOnLine[]): ModelFinding {
  const { concerns, message } = found.finding
  const place = concerns === undefined ? undefined : placeOf(concerns, documents)
  if (!place) return found
  return { ...found, finding: { ...found.finding, message: `${message.replace(/\.$/, '')}, ${place}.` } }
}

function placeOf(id: ResourceId, documents: readonly DocumentOnLine[]): string | undefined {
  for (const { resources, document, firstLine, file } of documents) {
    const resource = resources.find(it => it.id === id)
    if (!resource) continue
    const from = document.sourceMap.valueRange(resource.base)?.from ?? 0
    const line = lineStarts(document.text).findLastIndex(it => it <= from)
    return `line ${firstLine + Math.max(line, 0)} of ${file}`
  }
  return undefined
}
