import type { Place, Resource } from '../model/resource.ts'
import { insertItem } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource, type Plan, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { stepsAt } from './steps-at.ts'
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
  const at = stepsAt(resource, rule.path)
  const steps =
    action === 'route'
      ? [
          ...(isThere ? [] : at.set(['backendRefs'], [value])),
          ...withoutFilters(found, at, it => it === 'RequestRedirect'),
        ]
      : [
          ...withoutFilters(found, at, it => it === 'URLRewrite', isThere ? undefined : value),
          ...(isThere ? [] : addsRedirect(found, at, rule.path, value)),
          ...at.remove(['backendRefs']),
        ]
  return { steps, select: rule }
}

type StepsOfRule = ReturnType<typeof stepsAt>

function addsRedirect(found: object, { set }: StepsOfRule, rule: Path, requestRedirect: Json): Step[] {
  const kept = listAt(found, 'filters').filter(it => typeOf(it) !== 'URLRewrite').length
  const filter = { type: 'RequestRedirect', requestRedirect }
  return kept === 0
    ? set(['filters'], [filter])
    : [(document, base) => insertItem(document, [...base, ...rule, 'filters'], kept, filter)]
}

/** The filters of some types go, the last first; the list goes with the last of them, unless something follows. */
function withoutFilters(
  found: object,
  { remove }: StepsOfRule,
  isLeaving: (type: unknown) => boolean,
  following?: Json,
): Step[] {
  const filters = listAt(found, 'filters')
  const leaving = filters.flatMap((it, i) => (isLeaving(typeOf(it)) ? [i] : [])).reverse()
  if (leaving.length === 0) return []
  if (leaving.length === filters.length) return following === undefined ? remove(['filters']) : []
  return leaving.flatMap(i => remove(['filters', i]))
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, [key])
  return Array.isArray(found) ? found : []
}

function typeOf(filter: unknown): unknown {
  return valueAt(filter, ['type'])
}
