import type { Analysis, ResourceSummary } from '../core/analysis.ts'
import type { Place } from '../core/model/resource.ts'
import { samePath } from '../core/yaml/path.ts'
import type { Selection } from './workspace.ts'

/** Where the selected resource stood when it was last seen: enough to know it again under another name. */
export type Standing = Pick<ResourceSummary, 'kind' | 'file' | 'document' | 'base'>

export interface FollowedSelection {
  readonly selection: Selection | undefined
  readonly standing: Standing | undefined
}

/**
 * The selection after a new analysis. A resource that was renamed where it stands stays selected; while its document
 * cannot be read nothing is decided; what is gone is no longer selected.
 */
export function followSelection(
  selection: Selection | undefined,
  standing: Standing | undefined,
  analysis: Analysis,
): FollowedSelection {
  if (!selection) return { selection, standing: undefined }
  if (selection.type === 'node') {
    const drawn = analysis.graph.nodes.some(it => it.id === selection.node)
    return { selection: drawn ? selection : undefined, standing: undefined }
  }
  const same = findResource(analysis, selection.place.resource)
  if (same) return { selection, standing: same }
  if (!standing) return { selection: undefined, standing }

  const document = analysis.documents.find(it => it.file === standing.file && it.index === standing.document)
  if (document && !document.readable) return { selection, standing }
  const renamed = analysis.resources.find(it => standsAt(it, standing))
  if (!renamed) return { selection: undefined, standing: undefined }
  const place = { resource: renamed.id, path: selection.place.path }
  return { selection: { ...selection, place, reveal: undefined }, standing: renamed }
}

export function findResource(analysis: Analysis | undefined, id: string): ResourceSummary | undefined {
  return analysis?.resources.find(it => it.id === id)
}

export function sameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.origin !== b.origin) return false
  if (a.type === 'node') return b.type === 'node' && a.node === b.node
  return b.type === 'place' && samePlace(a.place, b.place)
}

function samePlace(a: Place, b: Place): boolean {
  return a.resource === b.resource && samePath(a.path, b.path)
}

function standsAt(resource: ResourceSummary, standing: Standing): boolean {
  return (
    resource.kind === standing.kind &&
    resource.file === standing.file &&
    resource.document === standing.document &&
    samePath(resource.base, standing.base)
  )
}
