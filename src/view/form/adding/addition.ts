import type { Field, Kind } from '../../../core/kinds/field.ts'
import { patternOf } from '../../../core/kinds/pattern-of.ts'
import type { RouteKind } from '../../../core/model/gateways.ts'
import type { Place, Resource } from '../../../core/model/resource.ts'
import { addDestination } from '../../../core/operations/add-destination.ts'
import { addRule } from '../../../core/operations/add-rule.ts'
import { addServer } from '../../../core/operations/add-server.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { starterOf } from '../../../core/operations/starter-of.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { isLine } from '../fields/field-layout.ts'

/** Adds an object that is absent, or one more item to a list of objects, with something valid to begin with. */
export function additionOf(kind: Kind, resource: Resource, place: Place, field: Field): Operation {
  const found = valueAt(resource.value, place.path)
  const items: readonly Json[] = Array.isArray(found) ? found : []
  const starter = starterOf(kind, place.path, items, resource.value)
  if (field.is.type !== 'list') return setField(place, starter)
  const pattern = patternOf(kind, place.path)
  if (/^(Gateway:spec\.servers|(Gateway|ListenerSet):spec\.listeners)$/.test(pattern))
    return addServer(resource.id)
  if (/^(HTTP|GRPC|TLS|TCP)Route:spec\.rules$/.test(pattern)) return addRule(resource.id)
  if (/^VirtualService:spec\.(http|tls|tcp)$/.test(pattern))
    return addRule(resource.id, String(place.path.at(-1)) as RouteKind)
  if (items.length > 0 && /^VirtualService:spec\.(http|tls|tcp)\.\*\.route$/.test(pattern))
    return addDestination(
      { resource: place.resource, path: place.path.slice(0, -1) },
      freeHost(items, ['destination', 'host']),
    )
  if (items.length > 0 && /^(HTTP|GRPC|TLS|TCP)Route:spec\.rules\.\*\.backendRefs$/.test(pattern))
    return addDestination(
      { resource: place.resource, path: place.path.slice(0, -1) },
      freeHost(items, ['name']),
    )
  return insertItem(place, items.length, starter)
}

/** Whether adding the field writes something at once. If not, an empty editor waits for a value. */
export function isWrittenAtOnce(field: Field): boolean {
  const { is } = field
  if (is.type === 'list') return is.items.type === 'object' && !isLine({ is: is.items, doc: '' })
  return is.type === 'object' && !isLine(field)
}

/** A destination that the rule does not have yet. */
function freeHost(items: readonly Json[], at: Path): { host: string } {
  const taken = items.map(it => valueAt(it, at))
  let host = 'service'
  for (let i = 2; taken.includes(host); i++) host = `service-${i}`
  return { host }
}
