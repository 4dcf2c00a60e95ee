import type { Resource } from '../model/resource.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Step } from './edit-resources.ts'
import { orderAt } from './set-field.ts'

/** Steps that set and remove values below a place of a resource; none where a value is as wanted already. */
export function stepsAt(resource: Resource, place: Path) {
  return {
    set(path: Path, next: Json): Step[] {
      const at = [...place, ...path]
      if (valueAt(resource.value, at) === next) return []
      return [(document, base) => setValue(document, [...base, ...at], next, orderAt(resource, at))]
    },
    remove(path: Path): Step[] {
      const at = [...place, ...path]
      if (valueAt(resource.value, at) === undefined) return []
      return [(document, base) => removeValue(document, [...base, ...at])]
    },
  }
}
