import { differences } from '../data/differences.ts'
import { isRecording, type Lookups, lookupsIn, withoutRecording } from '../data/lookups.ts'
import { between, sameEnds } from '../data/map-again.ts'
import { PatchedMap } from '../data/patched-map.ts'
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
 * computed of it holds; such a resource may have moved in its file since. Where the names are those of the earlier model, only
 * what says something else is looked at.
 */
export function linkModel(
  resources: readonly Resource[],
  settings: AnalysisSettings,
  before?: Model,
): LinkedModel {
  const known = takeOver(resources, before?.resources ?? none)
  // What is computed of a list may rest on the root namespace too, which resources do not tell.
  const same = before?.settings.rootNamespace === settings.rootNamespace ? before : undefined
  const parts = (same && isLinked(same) ? linkAgain(same, known) : undefined) ?? linkAll(known, same)
  const { kinds, names, shadowed } = parts
  const listOf = (kind: string) => kinds.get(kind) ?? none
  return {
    get resources() {
      allLookups.note(whole, known)
      return known
    },
    settings,
    ...parts,
    ofKind(kind) {
      const list = listOf(kind)
      if (isRecording()) lookupsOfKind(kind).note(whole, list)
      return list
    },
    find(kind, namespace, name) {
      if (isRecording()) lookupsOfKind(kind).note(nameIn(namespace, name), listOf(kind))
      const place = names.get(fullName(kind, namespace, name))
      return place === undefined ? undefined : known[place]
    },
    isShadowed(resource) {
      const kind = kindKey(resource)
      if (isRecording()) lookupsOfKind(kind).note(nameIn(resource.namespace, resource.name), listOf(kind))
      return shadowed.has(resource)
    },
  }
}

/** Looked up as a list, and not by a name in it. */
const whole = ''

const allLookups = lookupsIn(
  (model: Model) => model.resources,
  () => [whole],
)

/** Lookups among the resources of one kind: of all, and by name. */
function lookupsOfKind(kind: string): Lookups {
  let found = kindLookups.get(kind)
  if (!found) {
    found = lookupsIn((model: Model) => model.ofKind(kind), changedNames)
    kindLookups.set(kind, found)
  }
  return found
}

const kindLookups = new Map<string, Lookups>()

/** The names of what has come, gone, moved or says something else; two of one name that have changed places are among them. */
function* changedNames(before: readonly Resource[], now: readonly Resource[]): Iterable<string> {
  yield whole
  for (const { from, to, nowFrom, nowTo } of differences(before, now)) {
    for (let i = from; i < to; i++) yield nameIn(before[i]!.namespace, before[i]!.name)
    for (let i = nowFrom; i < nowTo; i++) yield nameIn(now[i]!.namespace, now[i]!.name)
  }
}

function nameIn(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

type Links = Pick<LinkedModel, 'kinds' | 'names' | 'shadowed'>

function linkAll(known: readonly Resource[], same: Model | undefined): Links {
  const kinds = new Map<string, Resource[]>()
  const names = new Map<string, number>()
  const shadowed = new Set<Resource>()
  known.forEach((resource, place) => {
    const kind = kindKey(resource)
    const list = kinds.get(kind)
    if (list) list.push(resource)
    else kinds.set(kind, [resource])
    const name = isPlainId(resource, kind) ? resource.id : fullName(kind, resource.namespace, resource.name)
    const other = names.get(name)
    if (other !== undefined) shadowed.add(known[other]!)
    names.set(name, place)
  })
  const lists = new Map<string, readonly Resource[]>()
  for (const [kind, list] of kinds) lists.set(kind, sameList(same?.ofKind(kind), list))
  return { kinds: lists, names: PatchedMap.of(names), shadowed }
}

/** Undefined where a resource has come, gone or got a name that another has, or had such a name. */
function linkAgain(
  { resources, kinds, names: oldNames, shadowed }: LinkedModel,
  known: readonly Resource[],
): Links | undefined {
  if (resources.length !== known.length) return undefined
  const lists = new Map(kinds)
  let names = oldNames
  const changed = new Set<string>()
  let hidden: Set<Resource> | undefined
  const { head, tail } = sameEnds(resources, known)
  for (let i = head; i < known.length - tail; i++) {
    const old = resources[i]!
    const now = known[i]!
    if (old === now) continue
    const kind = kindKey(now)
    if (kindKey(old) !== kind) return undefined
    if (old.id !== now.id || !hasSameName(old, now)) {
      const name = fullName(kind, now.namespace, now.name)
      if (shadowed.size > 0 || names.has(name)) return undefined
      names = names.with([
        [fullName(kind, old.namespace, old.name), undefined],
        [name, i],
      ])
    }
    const list = changed.has(kind) ? (lists.get(kind) as Resource[]) : lists.get(kind)!.slice()
    changed.add(kind)
    list[list.indexOf(old)] = now
    lists.set(kind, list)
    if (!shadowed.has(old)) continue
    hidden ??= new Set(shadowed)
    hidden.delete(old)
    hidden.add(now)
  }
  return { kinds: lists, names, shadowed: hidden ?? shadowed }
}

function hasSameName(a: Resource, b: Resource): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name
}

function isLinked(model: Model): model is LinkedModel {
  return 'names' in model
}

export interface LinkedModel extends Model {
  /** Every kind that there is, with its resources; the same list as in the model before while it says the same. */
  readonly kinds: ReadonlyMap<string, readonly Resource[]>
  /** Where among the resources that stands which counts for a name: of several with one name the last. */
  readonly names: PatchedMap<number>
  /** The others of such a name. */
  readonly shadowed: ReadonlySet<Resource>
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
  const isPlain = isLinked(model) && model.shadowed.size === 0
  const found = withoutRecording(() =>
    !isPlain && all.some(it => !isEffective(model, it)) ? all.filter(it => isEffective(model, it)) : all,
  )
  effectiveOf.set(all, found)
  return found
}

/** Only one of the same kind takes a name from another, so a list tells all; a hundred rules ask for each, some for every object. */
const effectiveOf = new WeakMap<readonly Resource[], readonly Resource[]>()

/** The resources that are not in effect, in the order of the files. */
export function replaced(model: Model): readonly Resource[] {
  if (isLinked(model) && model.shadowed.size === 0) return none
  return model.resources.filter(it => !isEffective(model, it))
}

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

/** The resources, of which those that say what they said are the objects of before; the list before itself where all do. */
export function takeOver(resources: readonly Resource[], before: readonly Resource[]): readonly Resource[] {
  const source = sources.get(before)
  const { head, tail } = source?.length === resources.length ? sameEnds(source, resources) : noEnds
  let old: Map<string, Resource> | undefined
  let isSame = resources.length === before.length
  const middle: Resource[] = []
  for (let i = head; i < resources.length - tail; i++) {
    const resource = resources[i]!
    const beside = before[i]
    if (beside && saysTheSame(beside, resource)) {
      middle.push(beside)
      continue
    }
    isSame = false
    // Under its own id it stands beside what it was.
    if (beside?.id === resource.id) {
      middle.push(resource)
      continue
    }
    // What stands where it stood is nothing else's.
    old ??= new Map(before.slice(head, before.length - tail).map(it => [it.id, it]))
    const moved = old.get(resource.id)
    middle.push(moved && saysTheSame(moved, resource) ? moved : resource)
  }
  const known = isSame ? before : between(before, head, middle, tail)
  sources.set(known, resources)
  return known
}

const noEnds = { head: 0, tail: 0 }
/** Of each list of resources, the one as it was given. */
const sources = new WeakMap<readonly Resource[], readonly Resource[]>()

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
