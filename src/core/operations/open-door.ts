import { defaultedSpec } from '../model/defaulted.ts'
import { effective, type Model } from '../model/model.ts'
import {
  has,
  type JsonMap,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { allOf } from './all-of.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { setField } from './set-field.ts'

/** A way to let one more namespace in where `from` and a selector say who may come. */
export interface Opening {
  readonly title: string
  readonly operation: () => Operation
  /** What the listener's `allowedRoutes.namespaces` says then; undefined where it is the Namespace that changes. */
  readonly namespaces: JsonMap | undefined
}

/** Where it is said who may come in: `namespaces` at a path of a Gateway or ListenerSet, with its defaults. */
export interface Door {
  readonly owner: Resource
  readonly path: Path
  readonly namespaces: JsonMap
  /** In the titles of fixes: `listener web`. */
  readonly words: string
  /** `routes` or `ListenerSets`. */
  readonly what: string
}

/** Ways to let a namespace in beside those that are let in already, the one that lets in nobody else first. */
export function openings(model: Model, door: Door, namespace: string): readonly Opening[] {
  return [...narrowOpenings(model, door, namespace), toAll(door)]
}

/** The door of a listener of a Gateway or ListenerSet. */
export function doorOfListener(owner: Resource, index: number, name: string): Door {
  const listener = listAt(defaultedSpec(owner), 'listeners')[index]
  return {
    owner,
    path: ['spec', 'listeners', index, 'allowedRoutes', 'namespaces'],
    namespaces: mapAt(mapAt(isMap(listener) ? listener : {}, 'allowedRoutes'), 'namespaces'),
    words: `listener ${name}`,
    what: 'routes',
  }
}

function narrowOpenings(model: Model, door: Door, namespace: string): Opening[] {
  const { owner, path, namespaces } = door
  const at = (...more: Path) => ({ resource: owner.id, path: [...path, ...more] })
  const title = titleFor(door, namespace)
  if (textAt(namespaces, 'from') !== 'Selector') {
    const own = textAt(namespaces, 'from') === 'Same' ? [owner.namespace] : []
    const value = byNames([...own, namespace])
    return [{ title, operation: () => setField(at(), value), namespaces: value }]
  }
  const selector = mapAt(namespaces, 'selector')
  const names = namesIn(selector)
  if (!names) return byLabels(model, selector, namespace)
  const value = byNames([...names, namespace])
  const isList = !has(selector, 'matchLabels')
  return [
    {
      title,
      operation: () =>
        isList
          ? insertItem(at('selector', 'matchExpressions', 0, 'values'), names.length, namespace)
          : setField(at('selector'), value.selector),
      namespaces: value,
    },
  ]
}

function titleFor({ words, what }: Door, namespace: string): string {
  return `Let ${what} of namespace ${namespace} in at ${words}`
}

function toAll({ owner, path, words, what }: Door): Opening {
  const value = { from: 'All' } as const
  return {
    title: `Let ${what} of all namespaces in at ${words}`,
    operation: () => setField({ resource: owner.id, path }, value),
    namespaces: value,
  }
}

const nameLabel = 'kubernetes.io/metadata.name'

/** Namespaces by the label that each has by itself: its name. */
export function byNames(names: readonly string[]) {
  return { from: 'Selector', selector: selectorOf([...new Set(names)]) }
}

function selectorOf(values: readonly string[]) {
  return { matchExpressions: [{ key: nameLabel, operator: 'In', values: [...values] }] }
}

/** The names that a selector lists, where that is all it does. */
function namesIn(selector: JsonMap): readonly string[] | undefined {
  const labels = optionalMapAt(selector, 'matchLabels')
  const expressions = mapsAt(selector, 'matchExpressions')
  if (labels) {
    const name = textAt(labels, nameLabel)
    const isAlone = name !== undefined && Object.keys(labels).length === 1 && expressions.length === 0
    return isAlone ? [name] : undefined
  }
  const [only, ...more] = expressions
  const isOfNames =
    only && more.length === 0 && textAt(only, 'key') === nameLabel && textAt(only, 'operator') === 'In'
  return isOfNames && textsAt(only, 'values').length === listAt(only, 'values').length
    ? textsAt(only, 'values')
    : undefined
}

/** By labels it is the Namespace that has to have them; only one that is in the files can be given them. */
function byLabels(model: Model, selector: JsonMap, namespace: string): Opening[] {
  const labels = mapAt(selector, 'matchLabels')
  const keys = Object.keys(labels).filter(it => it !== nameLabel)
  const found = effective(model, 'Namespace').find(it => it.name === namespace)
  if (!found || keys.length === 0 || has(selector, 'matchExpressions') || nameLabel in labels) return []
  const own = mapAt(mapAt(found.value, 'metadata'), 'labels')
  const lacking = keys.filter(it => own[it] !== labels[it])
  const title = `Give Namespace ${namespace} the label ${lacking.map(it => `${it}: ${String(labels[it])}`).join(', ')}`
  const steps = lacking.map(it =>
    setField({ resource: found.id, path: ['metadata', 'labels', it] }, labels[it] as Json),
  )
  return lacking.length === 0 ? [] : [{ title, operation: () => allOf(title, steps), namespaces: undefined }]
}
