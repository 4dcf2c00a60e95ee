import { readModel } from '../model/read-model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { allOf } from './all-of.ts'
import { allowBackend } from './allow-backend.ts'
import { editResource, type Plan, type Step } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { backendService, planBackend } from './route-backends.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

export interface NewDestination {
  readonly host: string
  readonly subset?: string | undefined
  readonly port?: number | undefined
}

/**
 * Adds a destination to a rule, a backend to one of the Gateway API, with the ReferenceGrant that another namespace asks for.
 * Drawing a line moves no traffic: beside others the new one gets weight 0 until someone
 * gives it a share, and a single destination without a weight, which had everything, gets 100 written to keep it.
 */
export function addDestination(rule: Place, destination: NewDestination): Operation {
  const title = `Route ${nameOf(rule.resource)} to ${nameOfDestination(destination)}`
  const add: Operation = {
    title,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) =>
        isRoute(resource)
          ? planBackend(resource, rule, destination, readModel(files, settings))
          : plan(resource, rule, destination),
      ),
  }
  const allow = allowBackend(rule.resource, (it, model) => backendService(it, destination, model))
  return allOf(title, [add, allow])
}

function plan(resource: Resource, rule: Place, wanted: NewDestination): Plan {
  const value = valueAt(resource.value, rule.path)
  if (typeof value !== 'object' || value === null) return { refuse: 'The rule is no longer there.' }
  for (const [key, words] of Object.entries(answers))
    if (valueAt(value, [key]) != null) return { refuse: `The rule ${words}, so it has no destinations.` }

  const path = [...rule.path, 'route']
  const list = { resource: rule.resource, path }
  const found = valueAt(value, ['route'])
  const route: readonly unknown[] = Array.isArray(found) ? found : []
  if (route.some(it => sameDestination(it, wanted)))
    return { refuse: `The rule already routes to ${nameOfDestination(wanted)}.` }
  const destination = destinationOf(wanted)
  if (route.length === 0) return planInsert(resource, list, 0, { destination })

  const added = planInsert(resource, list, route.length, { destination, weight: 0 })
  if ('refuse' in added) return added
  const only = [...path, 0, 'weight']
  const keepsAll = route.length === 1 && valueAt(resource.value, only) == null
  const keep: Step = (document, base) => setValue(document, [...base, ...only], 100, orderAt(resource, only))
  return {
    ...added,
    steps: keepsAll ? [keep, ...added.steps] : added.steps,
    note: `${nameOfDestination(wanted)} gets no traffic until its weight is raised.`,
  }
}

const answers = {
  redirect: 'answers with a redirect',
  directResponse: 'answers by itself',
  delegate: 'is delegated to another VirtualService',
} as const

function destinationOf({ host, subset, port }: NewDestination): Json {
  return {
    host,
    ...(subset === undefined ? {} : { subset }),
    ...(port === undefined ? {} : { port: { number: port } }),
  }
}

function sameDestination(route: unknown, { host, subset, port }: NewDestination): boolean {
  return (
    valueAt(route, ['destination', 'host']) === host &&
    (valueAt(route, ['destination', 'subset']) ?? undefined) === subset &&
    (valueAt(route, ['destination', 'port', 'number']) ?? undefined) === port
  )
}

function nameOfDestination({ host, subset, port }: NewDestination): string {
  return `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` ${subset}`}`
}
