import type { Resource } from '../model/resource.ts'
import { type Path, samePath, valueAt } from '../yaml/path.ts'

/** What to say when a place is taken away: a VirtualService that names no gateway any more applies to the mesh. */
export function meshNote(
  resource: Pick<Resource, 'kind' | 'name' | 'value'>,
  removed: Path,
): { note?: string } {
  if (resource.kind !== 'VirtualService' || !samePath(removed, ['spec', 'gateways'])) return {}
  const gateways = valueAt(resource.value, removed)
  const servedMesh = !Array.isArray(gateways) || gateways.includes('mesh')
  if (servedMesh) return {}
  return { note: `${resource.name} no longer names a gateway, so its rules now apply to the mesh.` }
}
