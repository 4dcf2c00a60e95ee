import type { Analysis, Judgement } from './analysis.ts'
import { drawModel } from './gateway-drawing/draw-model.ts'
import { withBadges } from './graph/badges.ts'
import { layoutGraph } from './graph/layout.ts'
import { identifyResources } from './model/identify.ts'
import { linkModel, type Model } from './model/model.ts'
import type { AnalysedDocument, Resource, ResourceId } from './model/resource.ts'
import { type Configured, configured } from './muting/configured.ts'
import { withMutes } from './muting/with-mutes.ts'
import { diagnose } from './rules/engine/diagnose.ts'
import { isRefused } from './rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'
import { cutDocuments } from './yaml/cut-documents.ts'
import { readDocument } from './yaml/read-document.ts'

/** Everything there is to say about the files, from nothing but their text. Never throws. The session does the same in steps. */
export function analyze(files: Files, settings: AnalysisSettings = defaultSettings): Analysis {
  const read = readFiles(configured(files, settings))
  const judged = judgeRead(read, files)
  const drawn = layoutGraph(drawModel(read.model, staleResources(read.documents), isRefused))
  return { ...judged, graph: withBadges(drawn, judged.diagnostics) }
}

/** What `analyze` says, without drawing: a third of the time at 5,000 resources. */
export function judge(files: Files, settings: AnalysisSettings = defaultSettings): Judgement {
  return judgeConfigured(configured(files, settings), files)
}

/** The same for files whose configuration has been read already. */
export function judgeConfigured(configured: Configured, files: Files): Judgement {
  return judgeRead(readFiles(configured), files)
}

interface Read {
  readonly configured: Configured
  readonly documents: readonly AnalysedDocument[]
  readonly resources: readonly Resource[]
  readonly model: Model
}

function readFiles(configured: Configured): Read {
  const { files, settings } = configured
  const documents = identifyResources(files.flatMap(readFile), settings)
  const resources = documents.flatMap(it => it.resources)
  return { configured, documents, resources, model: linkModel(resources, settings) }
}

function judgeRead({ configured, documents, resources, model }: Read, files: Files): Judgement {
  return {
    documents: documents.map(summariseDocument),
    resources: resources.map(summariseResource),
    ...withMutes(diagnose(documents, model, configured.settings), documents, files, configured),
  }
}

function readFile({ name, text }: Files[number]) {
  return cutDocuments(text).map(({ from, to, skipped, marked }, index) => ({
    file: name,
    index,
    offset: from,
    document: readDocument(text.slice(from, to), marked),
    ...(skipped && { skipped }),
  }))
}

/** What was read of a document before the fault in it: worth drawing, not worth judging. */
function staleResources(documents: readonly AnalysedDocument[]): Set<ResourceId> {
  return new Set(
    documents.flatMap(it => (it.document.readable ? [] : it.resources.map(resource => resource.id))),
  )
}
