import type { Analysis } from './analysis.ts'
import { withBadges } from './graph/badges.ts'
import { layoutGraph } from './graph/layout.ts'
import { projectGraph } from './graph/project-graph.ts'
import { identifyResources } from './model/identify.ts'
import { linkModel } from './model/model.ts'
import type { AnalysedDocument, ResourceId } from './model/resource.ts'
import { diagnose } from './rules/engine/diagnose.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'
import { cutDocuments } from './yaml/cut-documents.ts'
import { readDocument } from './yaml/read-document.ts'

/** Everything there is to say about the files, from nothing but their text. Never throws. The session does the same in steps. */
export function analyze(files: Files, settings: AnalysisSettings = defaultSettings): Analysis {
  const documents = identifyResources(files.flatMap(readFile), settings.defaultNamespace, settings.domain)
  const stale = staleResources(documents)
  const resources = documents.flatMap(it => it.resources)
  const model = linkModel(resources, settings)
  const diagnostics = diagnose(documents, model, settings)
  const graph = withBadges(layoutGraph(projectGraph(model, stale)), diagnostics)
  return {
    documents: documents.map(summariseDocument),
    resources: resources.map(summariseResource),
    diagnostics,
    graph,
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
