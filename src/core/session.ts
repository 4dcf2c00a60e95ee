import { type Analysis, type AnalysisSettings, defaultSettings } from './analysis.ts'
import { withBadges } from './graph/badges.ts'
import type { Graph } from './graph/graph.ts'
import { type Layout, layoutAgain } from './graph/layout.ts'
import { projectGraph } from './graph/project-graph.ts'
import { type KeptDiagnostics, keepDiagnostics } from './session/keep-diagnostics.ts'
import { type KeptFile, keepDocuments } from './session/keep-documents.ts'
import { type KeptModel, keepModel } from './session/keep-model.ts'
import { type PlacedDocument, placeResources } from './session/place-resources.ts'
import { reuseItems, sameItems, sameValue } from './session/same-value.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'

/** Analyses files again and again as they change; what an edit does not touch is not computed again. */
export interface Session {
  /**
   * The analysis of the files as they are. Every part of it that says what it said before is the same object as
   * before: the lists, the diagnostics, nodes and edges in them, and the whole answer. A document that cannot be read
   * is drawn as it last could be.
   */
  update(files: Files, settings?: AnalysisSettings): Analysis
}

export function createSession(): Session {
  let last: Memory = {
    files: [],
    settings: defaultSettings,
    documents: [],
    model: undefined,
    diagnostics: new Map(),
    drawing: undefined,
    analysis: undefined,
  }
  return {
    update(files, settings = defaultSettings) {
      const next = advance(last, files, settings)
      last = next
      return next.analysis
    },
  }
}

interface Memory {
  readonly files: readonly KeptFile[]
  readonly settings: AnalysisSettings
  readonly documents: readonly PlacedDocument[]
  readonly model: KeptModel | undefined
  readonly diagnostics: KeptDiagnostics
  readonly drawing: Drawing | undefined
  readonly analysis: Analysis | undefined
}

/** The graph without badges, and what it was drawn of. */
interface Drawing {
  readonly model: KeptModel
  readonly stale: ReadonlySet<string>
  readonly layout: Layout
}

function advance(
  before: Memory,
  files: Files,
  asked: AnalysisSettings,
): Memory & { readonly analysis: Analysis } {
  const settings = sameValue(before.settings, asked) ? before.settings : asked
  const kept = keepDocuments(before.files, files)
  const placed = placeResources(before.documents, kept, settings.defaultNamespace)
  const documents = sameItems(before.documents, placed) ? before.documents : placed
  const resources = documents.flatMap(it => it.resources)
  const model = keepModel(before.model, resources, settings)
  const diagnostics = keepDiagnostics(before.diagnostics, documents, model)
  const drawing = draw(before.drawing, model, documents)
  const analysis = reuseAnalysis(before.analysis, {
    documents: documents.map(summariseDocument),
    resources: resources.map(summariseResource),
    diagnostics: documents.flatMap(it => diagnostics.get(it.kept)?.diagnostics ?? []),
    graph: drawing.layout.laidOut,
  })
  return { files: kept, settings, documents, model, diagnostics, drawing, analysis }
}

function draw(before: Drawing | undefined, model: KeptModel, documents: readonly PlacedDocument[]): Drawing {
  const stale = new Set(
    documents.flatMap(it => (it.kept.isStale ? it.resources.map(resource => resource.id) : [])),
  )
  if (before?.model === model && sameItems([...before.stale], [...stale])) return before
  return { model, stale, layout: layoutAgain(before?.layout, projectGraph(model.model, stale)) }
}

function reuseAnalysis(before: Analysis | undefined, now: Analysis): Analysis {
  const graph = withBadges(now.graph, now.diagnostics)
  if (!before) return { ...now, graph }
  const analysis: Analysis = {
    documents: reuseItems(before.documents, now.documents, it => `${it.index} ${it.file}`),
    resources: reuseItems(before.resources, now.resources, it => it.id),
    diagnostics: reuseItems(before.diagnostics, now.diagnostics, it => it.id),
    graph: reuseGraph(before.graph, graph),
  }
  const isSame =
    analysis.documents === before.documents &&
    analysis.resources === before.resources &&
    analysis.diagnostics === before.diagnostics &&
    analysis.graph === before.graph
  return isSame ? before : analysis
}

function reuseGraph(before: Graph, now: Graph): Graph {
  const nodes = reuseItems(before.nodes, now.nodes, it => it.id)
  const edges = reuseItems(before.edges, now.edges, it => it.id)
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges }
}
