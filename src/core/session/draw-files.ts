import type { Analysis } from '../analysis.ts'
import { sameItems } from '../data/same-value.ts'
import { drawModel } from '../gateway-drawing/draw-model.ts'
import { type Layout, layoutAgain } from '../graph/layout.ts'
import { linkModel, type Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import { summariseDocument, summariseResource } from '../summaries.ts'
import type { KeptFile } from './keep-documents.ts'
import { placeResources } from './place-resources.ts'

/** A laid out drawing without badges, and what it was drawn of. */
export interface Drawing<M> {
  readonly model: M
  readonly stale: readonly ResourceId[]
  readonly layout: Layout
}

/** The drawing of files that were read, before anything is judged: no problems and no saved requests. */
export function drawFiles(files: readonly KeptFile[], settings: AnalysisSettings): Analysis {
  const { documents, resources, stale } = placeResources(undefined, files, settings)
  const { layout } = drawModelAgain(undefined, { model: linkModel(resources, settings) }, stale)
  return {
    documents: documents.map(summariseDocument),
    resources: resources.map(summariseResource),
    diagnostics: [],
    graph: layout.laidOut,
  }
}

/** The drawing of a model, and which of its resources are not as the text says; the one before where nothing of it has changed. */
export function drawModelAgain<M extends { readonly model: Model }>(
  before: Drawing<M> | undefined,
  model: M,
  stale: readonly ResourceId[],
  isRefused?: (resource: Resource) => boolean,
): Drawing<M> {
  if (before?.model === model && sameItems(before.stale, stale)) return before
  const drawn = drawModel(model.model, new Set(stale), isRefused)
  return { model, stale, layout: layoutAgain(before?.layout, drawn) }
}
