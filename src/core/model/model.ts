import { kindKey } from '../kinds/kind-key.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Path } from '../yaml/path.ts'
import type { Home } from './hosts.ts'
import type { Resource } from './resource.ts'

/** All resources, indexed for the rules, the graph and the routing. Typed views of them are read by `readGateway`, `readVirtualService` and the like. */
export interface Model {
  readonly resources: readonly Resource[]
  readonly settings: AnalysisSettings
  /** In the order of the files. A kind is that of Istio's or Kubernetes' own API group; that of another is a kind of its own (`kindKey`). */
  ofKind(kind: string): readonly Resource[]
  /** Where several have the name, the last: it is the one that is applied in the end. */
  find(kind: string, namespace: string, name: string): Resource | undefined
  /** In a model of what takes part in routing: the objects that were left out, and the model with them. */
  readonly refused?: { readonly all: readonly Refusal[]; readonly whole: Model }
}

/** An object that no cluster takes, and why: the first reason. */
export interface Refusal {
  readonly resource: Resource
  readonly path: Path
  readonly message: string
  /** From 1, in its file; where the files are at hand. */
  readonly line?: number
}

/**
 * Indexes the resources of all files. What says the same as in an earlier model is taken over from it, so that what was
 * computed of it holds; such a resource may have moved in its file since.
 */
export function linkModel(
  resources: readonly Resource[],
  settings: AnalysisSettings,
  before?: Model,
): LinkedModel {
  const known = takeOver(resources, before?.resources ?? [])
  const kinds = new Map<string, Resource[]>()
  const names = new Map<string, Resource>()
  const shadowed = new Set<Resource>()
  for (const resource of known) {
    const kind = kindKey(resource)
    const list = kinds.get(kind)
    if (list) list.push(resource)
    else kinds.set(kind, [resource])
    const name = isPlainId(resource, kind) ? resource.id : fullName(kind, resource.namespace, resource.name)
    const other = names.get(name)
    if (other) shadowed.add(other)
    names.set(name, resource)
  }
  // What is computed of a list may rest on the root namespace too, which resources do not tell.
  const same = before?.settings.rootNamespace === settings.rootNamespace ? before : undefined
  const lists = new Map<string, readonly Resource[]>()
  for (const [kind, list] of kinds) lists.set(kind, sameList(same?.ofKind(kind), list))
  return {
    resources: known,
    settings,
    kinds: lists,
    ofKind: kind => lists.get(kind) ?? none,
    find: (kind, namespace, name) => names.get(fullName(kind, namespace, name)),
    isShadowed: resource => shadowed.has(resource),
  }
}

export interface LinkedModel extends Model {
  /** Every kind that there is, with its resources; the same list as in the model before while it says the same. */
  readonly kinds: ReadonlyMap<string, readonly Resource[]>
  /** Whether a later resource of the same kind and name replaces this one. */
  isShadowed(resource: Resource): boolean
}

/** What short hosts mean where something of a namespace looks. */
export function homeIn({ settings }: Model, namespace: string): Home {
  return { namespace, domain: settings.domain }
}

/** The resources of a kind that are in effect: of several with one name, kubectl leaves the last. */
export function effective(model: Model, kind: string): readonly Resource[] {
  const all = model.ofKind(kind)
  const known = effectiveOf.get(all)
  if (known) return known
  const found = all.some(it => !isEffective(model, it)) ? all.filter(it => isEffective(model, it)) : all
  effectiveOf.set(all, found)
  return found
}

/** Only one of the same kind takes a name from another, so a list tells all; a hundred rules ask for each, some for every object. */
const effectiveOf = new WeakMap<readonly Resource[], readonly Resource[]>()

/** Whether no later resource of the same kind and name replaces this one. */
export function isEffective(model: Model | LinkedModel, resource: Resource): boolean {
  if ('isShadowed' in model) return !model.isShadowed(resource)
  return model.find(kindKey(resource), resource.namespace, resource.name) === resource
}

/** Whether two resources say the same, wherever they stand. */
export function saysTheSame(a: Resource, b: Resource): boolean {
  return (
    a === b ||
    (a.value === b.value &&
      a.id === b.id &&
      a.namespace === b.namespace &&
      a.domain === b.domain &&
      a.channel === b.channel)
  )
}

const none: readonly Resource[] = []

function takeOver(resources: readonly Resource[], before: readonly Resource[]): readonly Resource[] {
  let old: Map<string, Resource> | undefined
  return resources.map((resource, i) => {
    const beside = before[i]
    if (beside && saysTheSame(beside, resource)) return beside
    old ??= new Map(before.map(it => [it.id, it]))
    const moved = old.get(resource.id)
    return moved && saysTheSame(moved, resource) ? moved : resource
  })
}

function sameList(before: readonly Resource[] | undefined, now: readonly Resource[]): readonly Resource[] {
  const isSame = before?.length === now.length && before.every((it, i) => it === now[i])
  return isSame ? before : now
}

/** Ids are full names but for those that repeat one. */
function isPlainId({ id, namespace, name }: Resource, kind: string): boolean {
  return id.length === kind.length + namespace.length + name.length + 2
}

function fullName(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`
}
