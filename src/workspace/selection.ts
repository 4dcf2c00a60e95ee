import type { Analysis, ResourceSummary } from '../core/analysis.ts'
import type { Place } from '../core/model/resource.ts'
import { samePath } from '../core/yaml/path.ts'
import type { Selection } from './workspace.ts'

/** Where the selected resource was last seen, and among which others: enough to know it again under another name. */
export interface LastSeen {
  readonly at: ResourceSummary
  readonly among: readonly ResourceSummary[]
}

export interface FollowedSelection {
  readonly selection: Selection | undefined
  readonly lastSeen: LastSeen | undefined
}

/**
 * The selection after a new analysis. A resource that was renamed where it stands stays selected; while its document
 * cannot be read nothing is decided; what is gone is no longer selected.
 */
export function followSelection(
  selection: Selection | undefined,
  lastSeen: LastSeen | undefined,
  analysis: Analysis,
): FollowedSelection {
  if (!selection) return { selection, lastSeen: undefined }
  if (selection.type === 'node') {
    const drawn = analysis.graph.nodes.some(it => it.id === selection.node)
    return { selection: drawn ? selection : undefined, lastSeen: undefined }
  }
  const same = seeResource(analysis, selection.place.resource)
  if (same) return { selection, lastSeen: same }
  if (!lastSeen) return { selection: undefined, lastSeen }

  const renamed = renamedSince(lastSeen, analysis)
  if (renamed === 'unread') return { selection, lastSeen }
  if (!renamed) return { selection: undefined, lastSeen: undefined }
  const place = { resource: renamed.id, path: selection.place.path }
  return {
    selection: { ...selection, place, reveal: undefined },
    lastSeen: seeResource(analysis, renamed.id),
  }
}

/** What a resource that is not there any more is called where it stood; `unread` while that cannot be read. */
export function renamedSince(
  { at, among }: LastSeen,
  analysis: Analysis,
): ResourceSummary | 'unread' | undefined {
  const document = analysis.documents.find(it => it.file === at.file && it.index === at.document)
  if (document && !document.readable) return 'unread'
  const renamed = analysis.resources.find(it => isWhere(it, at))
  // One that was there before is not this one renamed: it moved up when this was deleted.
  return renamed && among.some(it => it.id === renamed.id) ? undefined : renamed
}

/** A resource as an analysis has it; undefined where it has none of that id. */
export function seeResource(analysis: Analysis | undefined, id: string): LastSeen | undefined {
  const at = findResource(analysis, id)
  return at && analysis && { at, among: analysis.resources }
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

function isWhere(resource: ResourceSummary, at: ResourceSummary): boolean {
  return (
    resource.kind === at.kind &&
    resource.file === at.file &&
    resource.document === at.document &&
    samePath(resource.base, at.base)
  )
}
