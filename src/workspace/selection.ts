import type { Analysis, ResourceSummary } from '../core/analysis.ts'
import type { Place } from '../core/model/resource.ts'
import { samePath } from '../core/yaml/path.ts'
import type { Selection } from './workspace.ts'

/** Where the selected resource was last seen: enough to know it again under another name. */
export type ResourcePosition = Pick<ResourceSummary, 'kind' | 'file' | 'document' | 'base'>

export interface FollowedSelection {
  readonly selection: Selection | undefined
  readonly lastSeen: ResourcePosition | undefined
}

/**
 * The selection after a new analysis. A resource that was renamed where it stands stays selected; while its document
 * cannot be read nothing is decided; what is gone is no longer selected.
 */
export function followSelection(
  selection: Selection | undefined,
  lastSeen: ResourcePosition | undefined,
  analysis: Analysis,
): FollowedSelection {
  if (!selection) return { selection, lastSeen: undefined }
  if (selection.type === 'node') {
    const drawn = analysis.graph.nodes.some(it => it.id === selection.node)
    return { selection: drawn ? selection : undefined, lastSeen: undefined }
  }
  const same = findResource(analysis, selection.place.resource)
  if (same) return { selection, lastSeen: same }
  if (!lastSeen) return { selection: undefined, lastSeen }

  const document = analysis.documents.find(it => it.file === lastSeen.file && it.index === lastSeen.document)
  if (document && !document.readable) return { selection, lastSeen }
  const renamed = analysis.resources.find(it => isAt(it, lastSeen))
  if (!renamed) return { selection: undefined, lastSeen: undefined }
  const place = { resource: renamed.id, path: selection.place.path }
  return { selection: { ...selection, place, reveal: undefined }, lastSeen: renamed }
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

function isAt(resource: ResourceSummary, lastSeen: ResourcePosition): boolean {
  return (
    resource.kind === lastSeen.kind &&
    resource.file === lastSeen.file &&
    resource.document === lastSeen.document &&
    samePath(resource.base, lastSeen.base)
  )
}
