import type { Analysis, DocumentSummary, ResourceSummary } from './analysis.ts'
import { type Mapped, mapAgain } from './data/map-again.ts'
import { reuseItems } from './data/reuse-items.ts'
import { sameItems, sameValue } from './data/same-value.ts'
import { type Badges, withBadgesAgain } from './graph/badges.ts'
import type { Graph } from './graph/graph.ts'
import { takeOverIdentified, takeOverReading } from './model/locate.ts'
import { linkModel } from './model/model.ts'
import type { Resource } from './model/resource.ts'
import { configured, ownConfigurations } from './muting/configured.ts'
import { withMutes } from './muting/with-mutes.ts'
import { kindOf, type Question } from './questions/index.ts'
import type { Known } from './questions/question.ts'
import { appliedModel, isRefused } from './rules/engine/refusals.ts'
import { savedOutcomes } from './saved/saved-outcome.ts'
import type { SavedRequest } from './saved/saved-request.ts'
import { AnswerBook, type Asked } from './session/answer-book.ts'
import { type Drawing, drawFiles, drawModelAgain } from './session/draw-files.ts'
import { type KeptDiagnostics, keepDiagnostics } from './session/keep-diagnostics.ts'
import { type KeptFile, keepDocuments } from './session/keep-documents.ts'
import { type KeptModel, keepModel } from './session/keep-model.ts'
import { type Placed, type PlacedDocument, placeResources } from './session/place-resources.ts'
import { readerBeside } from './session/read-beside.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'

/** Analyses files again and again as they change; what an edit does not touch is not computed again. */
export interface Session {
  /**
   * The analysis of the files as they are. Every part of it that says what it said before is the same object as
   * before: the lists, the diagnostics, nodes and edges in them, and the whole answer. A document that cannot be read
   * is drawn as it last could be. Saved requests are traced again when the files or they have changed.
   */
  update(files: Files, settings?: AnalysisSettings, requests?: readonly SavedRequest[]): Analysis
  /**
   * The drawing of files that are not all there yet, before anything is judged: no problems and no saved requests. What is read for
   * it is not read again.
   */
  draft(files: Files, settings?: AnalysisSettings): Analysis
  /** Begins to answer a question about the files as they were last updated. */
  ask(question: Question): Asked
}

/** `read`: files that were read before, which are not read again. */
export function createSession(read: readonly KeptFile[] = []): Session {
  let last: Memory = {
    files: read,
    sources: [],
    configurations: [],
    settings: defaultSettings,
    placed: undefined,
    summaries: undefined,
    model: undefined,
    diagnostics: undefined,
    drawing: undefined,
    badges: undefined,
    requests: undefined,
    analysis: undefined,
  }
  const beside = () => ({ files: last.files, model: last.model?.model })
  let modelOf = readerBeside(last.settings, beside)
  let handed: Memory | undefined
  const book = new AnswerBook(() => knownFrom(last, modelOf))
  return {
    update(files, settings = defaultSettings, requests = noRequests) {
      const next = advance(last, files, settings, requests)
      if (next.settings !== last.settings) modelOf = readerBeside(next.settings, beside)
      last = next
      return next.analysis
    },
    draft(files, settings = defaultSettings) {
      const judged = configured(files, settings)
      const kept = keepDocuments(last.files, judged.files)
      last = { ...last, files: kept }
      return drawFiles(kept, judged.settings)
    },
    ask(question) {
      // Operations that are tried find the documents read.
      if (kindOf(question).reads.includes('files') && handed !== last) {
        handed = last
        handOver(last)
      }
      return book.ask(question)
    },
  }
}

function handOver({ placed, sources, settings }: Memory): void {
  if (!placed) return
  takeOverReading(placed.documents)
  // An edit knows no resources of a text that cannot be read.
  if (placed.stale.length === 0) takeOverIdentified(sources, settings, placed.documents)
}

const noDiagnostics: Analysis['diagnostics'] = []
const noGraph: Graph = { nodes: [], edges: [] }
const noModel = linkModel([], defaultSettings)

function knownFrom(last: Memory, modelOf: Known['modelOf']): Known {
  return {
    model: last.model?.model ?? noModel,
    files: last.sources,
    configurations: last.configurations,
    documents: last.placed?.documents ?? [],
    settings: last.settings,
    requests: last.requests ?? noRequests,
    graph: last.analysis?.graph ?? noGraph,
    diagnostics: last.analysis?.diagnostics ?? noDiagnostics,
    modelOf,
  }
}

const noRequests: readonly SavedRequest[] = []

interface Memory {
  readonly files: readonly KeptFile[]
  /** The same files as they were given; the same object while their texts stay. */
  readonly sources: Files
  /** The files that say how to judge; the same list while their texts stay. */
  readonly configurations: Files
  readonly settings: AnalysisSettings
  readonly placed: Placed | undefined
  readonly summaries: Summaries | undefined
  readonly model: KeptModel | undefined
  readonly diagnostics: KeptDiagnostics | undefined
  readonly drawing: Drawing<KeptModel> | undefined
  readonly badges: Badges | undefined
  readonly requests: readonly SavedRequest[] | undefined
  readonly analysis: Analysis | undefined
}

function advance(
  before: Memory,
  files: Files,
  asked: AnalysisSettings,
  requests: readonly SavedRequest[],
): Memory & { readonly analysis: Analysis } {
  const judged = configured(files, asked)
  const settings = sameValue(before.settings, judged.settings) ? before.settings : judged.settings
  const kept = keepDocuments(before.files, judged.files)
  const placed = placeResources(before.placed, kept, settings)
  const summaries = summarise(before.summaries, placed)
  const model = keepModel(before.model, placed.resources, settings)
  const diagnostics = keepDiagnostics(before.diagnostics, placed.documents, model)
  const drawing = drawModelAgain(before.drawing, model, placed.stale, isRefused)
  const said = withMutes(diagnostics.diagnostics, placed.documents, files, judged)
  const badges = withBadgesAgain(before.badges, drawing.layout.laidOut, said.diagnostics)
  const analysis = reuseAnalysis(before.analysis, {
    documents: summaries.documents.results,
    resources: summaries.resources.results,
    ...said,
    graph: badges.graph,
    ...saved(before, model, requests),
  })
  // What was read for a drawing alone is not what was last given.
  const own = ownConfigurations(files)
  const sources = before.analysis && kept === before.files ? before.sources : judged.files
  return {
    files: kept,
    sources,
    configurations: sameValue(before.configurations, own) ? before.configurations : own,
    settings,
    placed,
    summaries,
    model,
    diagnostics,
    drawing,
    badges,
    requests,
    analysis,
  }
}

interface Summaries {
  readonly documents: Mapped<PlacedDocument, DocumentSummary>
  readonly resources: Mapped<Resource, ResourceSummary>
}

function summarise(before: Summaries | undefined, { documents, resources }: Placed): Summaries {
  return {
    documents: mapAgain(before?.documents, documents, summariseDocument),
    resources: mapAgain(before?.resources, resources, summariseResource),
  }
}

/** Kept while neither the requests nor what the files say has changed. */
function saved(before: Memory, model: KeptModel, requests: readonly SavedRequest[]): Pick<Analysis, 'saved'> {
  if (requests.length === 0) return {}
  const known = before.analysis?.saved
  if (known && before.model === model && sameValue(before.requests, requests)) return { saved: known }
  return { saved: savedOutcomes(appliedModel(model.model), requests).map((it, i) => reuse(known?.[i], it)) }
}

function reuse<T>(before: T | undefined, now: T): T {
  return before !== undefined && sameValue(before, now) ? before : now
}

function reuseAnalysis(before: Analysis | undefined, now: Analysis): Analysis {
  if (!before) return now
  const muted = now.muted && reuseItems(before.muted ?? noDiagnostics, now.muted, it => it.id)
  const saved = sameItems(before.saved ?? [], now.saved ?? []) ? before.saved : now.saved
  const analysis: Analysis = {
    documents: reuseItems(before.documents, now.documents, it => `${it.index} ${it.file}`),
    resources: reuseItems(before.resources, now.resources, it => it.id),
    diagnostics: reuseItems(before.diagnostics, now.diagnostics, it => it.id),
    graph: reuseGraph(before.graph, now.graph),
    ...(muted && { muted }),
    ...(saved && { saved }),
  }
  const isSame =
    analysis.documents === before.documents &&
    analysis.resources === before.resources &&
    analysis.diagnostics === before.diagnostics &&
    analysis.graph === before.graph &&
    analysis.muted === before.muted &&
    analysis.saved === before.saved
  return isSame ? before : analysis
}

function reuseGraph(before: Graph, now: Graph): Graph {
  const nodes = reuseItems(before.nodes, now.nodes, it => it.id)
  const edges = reuseItems(before.edges, now.edges, it => it.id)
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges }
}
