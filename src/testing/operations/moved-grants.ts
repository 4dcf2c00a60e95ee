import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { get, insert } from './plain-values.ts'
import { type ChangedDocument, documentOf, type Outcome, type World } from './possible-operation.ts'
import { referencesMeant } from './references-meant.ts'

/** What a ReferenceGrant has to say: who refers, and to what. */
interface Opened {
  readonly from: { readonly kind: string; readonly namespace: string }
  readonly to: { readonly kind: string; readonly namespace: string; readonly name: string }
}

const gatewayApi = 'gateway.networking.k8s.io'
const referrers = [`Gateway.${gatewayApi}`, 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']

/** What may be referred to before a move and needs a grant for it afterwards. */
export function openedFor(
  world: World,
  then: (from: Resource) => Resource,
  wanted: (target: string) => string,
  exists: (target: string) => boolean,
): Opened[] {
  const all = world.resources
    .filter(it => referrers.includes(kindKey(it)) && !isOfMesh(it))
    .flatMap(from => {
      const after = referencesMeant(then(from))
      return referencesMeant(from).flatMap((it, i) => {
        if (it.path[1] === 'parentRefs') return []
        const target = it.isLink && exists(it.target) ? wanted(it.target) : after[i]!.target
        const was: Opened = { from, to: readTarget(it.target) }
        const is: Opened = { from: then(from), to: readTarget(target) }
        const isOpenable = ['Service', 'Secret', 'ConfigMap'].includes(is.to.kind)
        return isOpenable && isOpen(world, then, was, false) && !isOpen(world, then, is, true) ? [is] : []
      })
    })
  const byKey = new Map(all.map(it => [keyOf(it), it]))
  return [...byKey.keys()].sort().map(it => byKey.get(it)!)
}

/** What a resource refers to and needs a grant for, in the order in which it is named. */
export function neededFor(world: World, from: Resource): Opened[] {
  const needed = referencesMeant(from).flatMap(it => {
    const to = readTarget(it.target)
    const isOpenable = ['Service', 'Secret', 'ConfigMap'].includes(to.kind) && it.path[1] !== 'parentRefs'
    return isOpenable && !isOpen(world, one => one, { from, to }, false) ? [{ from, to }] : []
  })
  return [...new Map(needed.map(it => [keyOf(it), it])).values()]
}

/** One reference, if no grant allows it. */
export function lackedBy(world: World, from: Opened['from'], to: Opened['to']): Opened[] {
  return isOpen(world, one => one, { from, to }, false) ? [] : [{ from, to }]
}

function keyOf({ from, to }: Opened): string {
  return [to.namespace, to.kind, to.name, from.kind, from.namespace].join(' ')
}

function readTarget(target: string): Opened['to'] {
  const [kind = '', rest = ''] = target.split(' ')
  const slash = rest.indexOf('/')
  return { kind, namespace: rest.slice(0, slash), name: rest.slice(slash + 1) }
}

export function isOfMesh({ value }: Resource): boolean {
  const refs = get(value as Json, ['spec', 'parentRefs'])
  const kinds = Array.isArray(refs) ? refs.map(it => get(it, ['kind']) ?? 'Gateway') : []
  return kinds.length > 0 && !kinds.includes('Gateway') && !kinds.includes('ListenerSet')
}

function isOpen(world: World, then: (from: Resource) => Resource, { from, to }: Opened, isAfter: boolean) {
  if (from.namespace === to.namespace) return true
  return grantsOf(world)
    .filter(it => (isAfter ? then(it) : it).namespace === to.namespace)
    .some(
      it =>
        listAt(it, 'from').some(
          one =>
            get(one, ['group']) === gatewayApi &&
            get(one, ['kind']) === from.kind &&
            get(one, ['namespace']) === from.namespace,
        ) &&
        listAt(it, 'to').some(
          one =>
            get(one, ['kind']) === to.kind && [undefined, '', to.name].includes(get(one, ['name']) as never),
        ),
    )
}

function grantsOf(world: World): Resource[] {
  return world.resources.filter(it => kindKey(it) === 'ReferenceGrant')
}

function listAt({ value }: Pick<Resource, 'value'>, key: 'from' | 'to'): readonly Json[] {
  const found = get(value as Json, ['spec', key])
  return Array.isArray(found) ? found : []
}

/**
 * The grants that are written: one side of a grant of that namespace grows where the other is just what is wanted, so that nothing
 * else is opened; else a new one stands beside those that are there, or beside what is referred to.
 */
export function grantsFor(
  world: World,
  opened: readonly Opened[],
  then: (from: Resource) => Resource,
): { changed: ChangedDocument[]; added: NonNullable<Outcome['added']> } {
  const now = world.resources.map(then)
  const grants = now
    .filter(it => kindKey(it) === 'ReferenceGrant')
    .map(it => ({
      ...it,
      is: it as Resource | undefined,
      from: [...listAt(it, 'from')],
      to: [...listAt(it, 'to')],
    }))
  const changed: ChangedDocument[] = []
  const files: string[] = []
  for (const { from, to } of opened) {
    const fromEntry = { group: gatewayApi, kind: from.kind, namespace: from.namespace }
    const toEntry = { group: '', kind: to.kind, name: to.name }
    const beside = grants.filter(it => it.namespace === to.namespace)
    const says = (list: readonly Json[], entry: { [key: string]: string }) =>
      list.length === 1 && Object.keys(entry).every(it => (get(list[0], [it]) ?? '') === entry[it])
    const found = beside.find(
      it => (says(it.from, fromEntry) && it.to.length > 0) || (says(it.to, toEntry) && it.from.length > 0),
    )
    if (!found) {
      const near =
        beside[0] ??
        now.find(it => it.namespace === to.namespace && it.kind === to.kind && it.name === to.name) ??
        now.find(it => it.namespace === to.namespace) ??
        now.find(it => it.kind === from.kind && it.namespace === from.namespace)!
      files.push(near.file)
      grants.push({ ...near, namespace: to.namespace, is: undefined, from: [fromEntry], to: [toEntry] })
      continue
    }
    const side = says(found.from, fromEntry) ? 'to' : 'from'
    const entry = side === 'to' ? toEntry : fromEntry
    const { is } = found
    if (is) {
      const list = [...is.base, 'spec', side]
      const index = found[side].length
      changed.push({
        document: documentOf(world, is),
        within: [list],
        value: (_, before) => insert(before, list, index, entry),
      })
    }
    found[side].push(entry)
  }
  return { changed, added: files.map(file => ({ file, value: isGrant })) }
}

function isGrant(found: Json): Json {
  if (get(found, ['kind']) !== 'ReferenceGrant')
    throw new Error(`${JSON.stringify(found)} is no ReferenceGrant`)
  return found
}
