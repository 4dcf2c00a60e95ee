import type { AnalysisSettings } from '../analysis.ts'
import type { Model } from '../model/model.ts'
import type { AnalysedDocument } from '../model/resource.ts'

/** The model of documents. */
export function modelOf(documents: readonly AnalysedDocument[], settings: AnalysisSettings): Model {
  const resources = documents.flatMap(it => it.resources)
  return {
    resources,
    settings,
    ofKind: kind => resources.filter(it => it.kind === kind),
    find: (kind, namespace, name) =>
      resources.find(it => it.kind === kind && it.namespace === namespace && it.name === name),
  } as Model
}
