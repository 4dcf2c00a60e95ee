import { fieldAt, kindNamed } from '../kinds/index.ts'
import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'

/**
 * What to take away so that no empty map or list is left behind: the place itself, or the highest field that would be
 * empty without it. A list's item, an entry whose key the user chose, a required field and `spec` itself stay.
 */
export function prunePath(resource: Pick<Resource, 'apiVersion' | 'kind' | 'value'>, path: Path): Path {
  const description = kindNamed(kindKey(resource))
  const { value } = resource
  let pruned = path
  while (pruned.length > 2) {
    const parent = pruned.slice(0, -1)
    if (typeof parent.at(-1) === 'number' || sizeOf(valueAt(value, parent)) !== 1) break
    const field = description && fieldAt(description, parent)
    const holder = description && fieldAt(description, parent.slice(0, -1))
    if (field?.required || holder?.is.type === 'map') break
    pruned = parent
  }
  return pruned
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
