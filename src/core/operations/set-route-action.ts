import type { Place, Resource } from '../model/resource.ts'
import { insertItem, removeValue, setValue } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource, type Plan, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/** What a rule of an HTTPRoute does with a request: it has backends, or a filter that redirects. */
export type RouteAction = 'route' | 'redirect'

export const routeActions: readonly RouteAction[] = ['route', 'redirect']

/** The actions that are written; Istio's CRD refuses both in one rule. */
export function writtenRouteActions(rule: unknown): readonly RouteAction[] {
  const isWritten = {
    route: listAt(rule, 'backendRefs').length > 0,
    redirect: listAt(rule, 'filters').some(it => typeOf(it) === 'RequestRedirect'),
  }
  return routeActions.filter(it => isWritten[it])
}

/**
 * Has a rule of an HTTPRoute do something else: the other action goes, and a rewrite beside a redirect, which the API server
 * refuses. `value` is the backend or the redirect that it begins with.
 */
export function setRouteAction(rule: Place, action: RouteAction, value: Json): Operation {
  return {
    title: `${titles[action]} in ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => plan(resource, rule, action, value)),
  }
}

const titles: Readonly<Record<RouteAction, string>> = {
  route: 'Route to backends',
  redirect: 'Answer with a redirect',
}

function plan(resource: Resource, rule: Place, action: RouteAction, value: Json): Plan {
  const found = valueAt(resource.value, rule.path)
  if (typeof found !== 'object' || found === null) return { refuse: 'The rule is no longer there.' }
  const isThere = writtenRouteActions(found).includes(action)
  const steps =
    action === 'route'
      ? [
          ...(isThere ? [] : [setsBackend(resource, rule.path, value)]),
          ...withoutFilters(found, rule.path, it => it === 'RequestRedirect'),
        ]
      : [
          ...withoutFilters(found, rule.path, it => it === 'URLRewrite', isThere ? undefined : value),
          ...(isThere ? [] : [addsRedirect(resource, found, rule.path, value)]),
          ...without(found, rule.path, 'backendRefs'),
        ]
  return { steps, select: rule }
}

function setsBackend(resource: Resource, rule: Path, value: Json): Step {
  const path = [...rule, 'backendRefs']
  return (document, base) => setValue(document, [...base, ...path], [value], orderAt(resource, path))
}

function addsRedirect(resource: Resource, found: object, rule: Path, requestRedirect: Json): Step {
  const path = [...rule, 'filters']
  const kept = listAt(found, 'filters').filter(it => typeOf(it) !== 'URLRewrite').length
  const filter = { type: 'RequestRedirect', requestRedirect }
  return (document, base) =>
    kept === 0
      ? setValue(document, [...base, ...path], [filter], orderAt(resource, path))
      : insertItem(document, [...base, ...path], kept, filter)
}

/** The filters of some types go, the last first; the list goes with the last of them, unless something follows. */
function withoutFilters(
  found: object,
  rule: Path,
  isLeaving: (type: unknown) => boolean,
  following?: Json,
): Step[] {
  const filters = listAt(found, 'filters')
  const leaving = filters.flatMap((it, i) => (isLeaving(typeOf(it)) ? [i] : [])).reverse()
  if (leaving.length === 0) return []
  if (leaving.length === filters.length) return following === undefined ? without(found, rule, 'filters') : []
  return leaving.map(
    (i): Step =>
      (document, base) =>
        removeValue(document, [...base, ...rule, 'filters', i]),
  )
}

function without(found: object, rule: Path, key: string): Step[] {
  if (valueAt(found, [key]) === undefined) return []
  return [(document, base) => removeValue(document, [...base, ...rule, key])]
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, [key])
  return Array.isArray(found) ? found : []
}

function typeOf(filter: unknown): unknown {
  return valueAt(filter, ['type'])
}
