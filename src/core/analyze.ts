import type { Analysis } from './analysis.ts'
import type { Diagnostic } from './diagnostic.ts'
import { withBadges } from './graph/badges.ts'
import { layoutGraph } from './graph/layout.ts'
import { projectGraph } from './graph/project-graph.ts'
import { identifyResources } from './model/identify.ts'
import { linkModel, type Model } from './model/model.ts'
import type { AnalysedDocument, ResourceId } from './model/resource.ts'
import { groupByResource, runModelRules } from './rules/engine/run-model-rules.ts'
import { checkDocument } from './rules/engine/run-object-rules.ts'
import { toDiagnostics } from './rules/engine/to-diagnostics.ts'
import { withLine } from './rules/engine/with-line.ts'
import { withoutRepeats } from './rules/engine/without-repeats.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'
import { countLines } from './text/lines.ts'
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

function diagnose(
  documents: readonly AnalysedDocument[],
  model: Model,
  settings: AnalysisSettings,
): Diagnostic[] {
  const across = groupByResource(runModelRules(model))
  const firstLineOf = createLineCounter()
  const placed = documents.map(it => ({ ...it, firstLine: firstLineOf(it) }))
  return placed.flatMap(read => {
    const document = read.document.readable ? read : { ...read, resources: [] }
    const acrossResources = document.resources
      .flatMap(it => across.get(it.id) ?? [])
      .map(it => withLine(it, placed))
    return withoutRepeats(
      toDiagnostics({ document, firstLine: read.firstLine, settings }, [
        ...checkDocument(document),
        ...acrossResources,
      ]),
    )
  })
}

/** What was read of a document before the fault in it: worth drawing, not worth judging. */
function staleResources(documents: readonly AnalysedDocument[]): Set<ResourceId> {
  return new Set(
    documents.flatMap(it => (it.document.readable ? [] : it.resources.map(resource => resource.id))),
  )
}

/** Gives the one-based line on which each document of a file begins, asked in the order of the files. A line ends with LF, CRLF or a lone CR. */
function createLineCounter(): (document: AnalysedDocument) => number {
  let file: string | undefined
  let line = 1
  return ({ file: name, document }) => {
    if (name !== file) line = 1
    file = name
    const first = line
    line += countLines(document.text)
    return first
  }
}
