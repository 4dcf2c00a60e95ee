import type { Analysis } from './analysis.ts'
import { drawModel } from './gateway-drawing/draw-model.ts'
import { withBadges } from './graph/badges.ts'
import { layoutGraph } from './graph/layout.ts'
import { judgeRead, readFiles } from './judge.ts'
import type { AnalysedDocument, ResourceId } from './model/resource.ts'
import { configured } from './muting/configured.ts'
import { isRefused } from './rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import type { Files } from './text/file-change.ts'

/** Everything there is to say about the files, from nothing but their text. Never throws. The session does the same in steps. */
export function analyze(files: Files, settings: AnalysisSettings = defaultSettings): Analysis {
  const read = readFiles(configured(files, settings))
  const judged = judgeRead(read, files)
  const drawn = layoutGraph(drawModel(read.model, staleResources(read.documents), isRefused))
  return { ...judged, graph: withBadges(drawn, judged.diagnostics) }
}

/** What was read of a document before the fault in it: worth drawing, not worth judging. */
function staleResources(documents: readonly AnalysedDocument[]): Set<ResourceId> {
  return new Set(
    documents.flatMap(it => (it.document.readable ? [] : it.resources.map(resource => resource.id))),
  )
}
