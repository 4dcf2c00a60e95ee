import { readModel } from '../model/read-model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { type Path, samePath, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { NewDestination } from './add-destination.ts'
import { allOf } from './all-of.ts'
import { allowBackend } from './allow-backend.ts'
import { editResource, type Plan, type Step } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import type { Operation } from './operation.ts'
import { backendService, planBackendChange } from './route-backends.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/**
 * Leads a route or a mirror of a rule somewhere else: its host, subset and port change, its weight and all else stay.
 * The place is that of the item in `route` or `mirrors`, or of `mirror`; in a route of the Gateway API of the one in `backendRefs`, or
 * of the filter that mirrors. A Service of another namespace gets the ReferenceGrant that it asks for.
 */
export function changeDestination(route: Place, destination: NewDestination): Operation {
  const title = `Change the destination of ${nameOf(route.resource)} to ${destination.host}${destination.subset === undefined ? '' : ` ${destination.subset}`}`
  const lead: Operation = {
    title,
    run: (files, settings) =>
      editResource(files, settings, route.resource, ({ resource }) =>
        isRoute(resource)
          ? planBackendChange(resource, route, destination, readModel(files, settings))
          : plan(resource, route, destination),
      ),
  }
  const allow = allowBackend(route.resource, (it, model) => backendService(it, destination, model))
  return allOf(title, [lead, allow])
}

function plan(resource: Resource, route: Place, wanted: NewDestination): Plan {
  const item = valueAt(resource.value, route.path)
  if (typeof item !== 'object' || item === null) return { refuse: 'The route is no longer there.' }
  const path = route.path.at(-1) === 'mirror' ? route.path : [...route.path, 'destination']
  if (siblings(resource, route.path).some(it => isSame(it, wanted)))
    return { refuse: 'Another route of the rule already goes there.' }

  const port = wanted.port === undefined ? undefined : { number: wanted.port }
  const steps: Step[] = [
    ...change(resource, [...path, 'host'], wanted.host),
    ...change(resource, [...path, 'subset'], wanted.subset),
    ...changePort(resource, [...path, 'port'], port),
  ]
  return { steps, select: route }
}

function change(resource: Resource, path: Path, value: Json | undefined): Step[] {
  const before = valueAt(resource.value, path)
  if (before === value) return []
  if (value !== undefined)
    return [(document, base) => setValue(document, [...base, ...path], value, orderAt(resource, path))]
  return [(document, base) => removeValue(document, [...base, ...path])]
}

/** Only the number changes where a port stays. */
function changePort(resource: Resource, path: Path, port: { number: number } | undefined): Step[] {
  const isMap = typeof valueAt(resource.value, path) === 'object' && valueAt(resource.value, path) !== null
  return port && isMap
    ? change(resource, [...path, 'number'], port.number)
    : change(resource, path, port as Json | undefined)
}

/** The destinations of the other routes beside one. */
function siblings({ value }: Resource, path: Path): unknown[] {
  const list = valueAt(value, path.slice(0, -1))
  if (!Array.isArray(list)) return []
  return list.flatMap((it, i) =>
    samePath([...path.slice(0, -1), i], path) ? [] : [valueAt(it, ['destination'])],
  )
}

function isSame(destination: unknown, { host, subset, port }: NewDestination): boolean {
  return (
    valueAt(destination, ['host']) === host &&
    (valueAt(destination, ['subset']) ?? undefined) === subset &&
    (valueAt(destination, ['port', 'number']) ?? undefined) === port
  )
}
