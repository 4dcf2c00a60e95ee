import { sameItems } from '../../data/same-value.ts'
import { textsAgain } from '../../data/texts-again.ts'
import { defaultedSpec } from '../../model/defaulted.ts'
import { fitsSelector } from '../../model/label-selector.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, type Labels, labelsAt, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { routeKinds } from './kinds.ts'

/**
 * The namespaces that `allowedRoutes.namespaces` of a listener lets in: `*` for all, else their names in order; none fits where
 * the list is empty (conversion.go, namespacesFromSelector).
 */
export function allowedNamespaces(model: Model, own: string, namespaces: JsonMap): readonly string[] {
  const from = textAt(namespaces, 'from')
  if (from === 'Same') return [own]
  const selector = optionalMapAt(namespaces, 'selector')
  if (from === 'All' || !selector) return ['*']
  const all = [...labelled(model)]
  return all.flatMap(([name, labels]) => (fitsSelector(selector, labels) ? [name] : [])).sort()
}

/** Whether `allowedListeners.namespaces` of a Gateway lets in ListenerSets of a namespace. */
export function allowsListenersOf(model: Model, gateway: Resource, namespace: string): boolean {
  const namespaces = mapAt(mapAt(defaultedSpec(gateway), 'allowedListeners'), 'namespaces')
  switch (textAt(namespaces, 'from')) {
    case 'All':
      return true
    case 'Same':
      return namespace === gateway.namespace
    case 'Selector': {
      const selector = optionalMapAt(namespaces, 'selector')
      const labels = labelled(model).get(namespace)
      return selector !== undefined && labels !== undefined && fitsSelector(selector, labels) === true
    }
    default:
      return false
  }
}

/** The namespaces that routes and ListenerSets are in, in order, as one text; put together anew where one comes or goes. */
export const usedNamespaces = memoByKinds(['ListenerSet', ...routeKinds], model => {
  const sets = namespacesOf.map(([kind, textsOf]) => textsOf(effective(model, kind)))
  if (!last || !sameItems(last.sets, sets))
    last = { sets, text: [...new Set(sets.flatMap(it => [...it]))].sort().join(' ') }
  return last.text
})

const namespacesOf = ['ListenerSet', ...routeKinds].map(
  kind => [kind, textsAgain((it: Resource) => it.namespace)] as const,
)
let last: { readonly sets: readonly ReadonlySet<string>[]; readonly text: string } | undefined

/**
 * The labels of the Namespaces of the files, and of those that the files only put something into: they are there, and nothing is
 * told of their labels. The one with the name counts as set.
 */
function labelled(model: Model): ReadonlyMap<string, Labels> {
  const cache = byUsed(model)
  const used = usedNamespaces(model)
  const known = cache.get(used)
  if (known) return known
  const found = new Map<string, Labels>(used.split(' ').map(it => [it, new Map([[nameLabel, it]])]))
  for (const { name, value } of effective(model, 'Namespace')) {
    const labels = labelsAt(mapAt(value, 'metadata'), 'labels') ?? []
    found.set(name, new Map([...labels, [nameLabel, name]]))
  }
  cache.set(used, found)
  return found
}

const byUsed = memoByKinds(['Namespace'], () => new Map<string, ReadonlyMap<string, Labels>>())

const nameLabel = 'kubernetes.io/metadata.name'
