import { canonical } from '../data/canonical.ts'
import { fullHost } from '../model/hosts.ts'
import { field, type JsonMap, listAt, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { applyEdits } from '../text/text-edit.ts'
import { type EditResult, inSequence, insertItem, removeValue, setValue } from '../yaml/edit/edit.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Path } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'
import { isAllow } from './stages.ts'

/** An object that holds what was and what will be, or why one object cannot hold both; `same` where it would hold nothing more. */
export type Wider =
  | { readonly type: 'wider'; readonly text: string }
  | { readonly type: 'same' }
  | { readonly type: 'refused'; readonly why: string }

/** The text of an object as it will be, with what only its older form has: subsets, servers, hosts, ports. */
export function widerText(before: Resource, after: Resource, text: string): Wider {
  const why = whyNotBoth(before, after)
  if (why !== undefined) return { type: 'refused', why }
  return put(text, after, missingParts(before, after))
}

/** A VirtualService with its new rules under the hosts, and at the gateways, of both. */
export function widerBinding(before: Resource, after: Resource, text: string): Wider {
  const bindings = (it: Resource) => (it.spec.gateways === undefined ? ['mesh'] : listAt(it.spec, 'gateways'))
  const [was, is] = [bindings(before), bindings(after)]
  const gateways = [...is, ...missing(was, is)]
  const hosts = missing(listAt(before.spec, 'hosts'), listAt(after.spec, 'hosts'))
  return put(text, after, [
    ...hosts.map(insert(['spec', 'hosts'], listAt(after.spec, 'hosts').length)),
    ...(gateways.length > is.length
      ? [(it: SourceDocument) => setValue(it, ['spec', 'gateways'], gateways)]
      : []),
  ])
}

type Edit = (document: SourceDocument) => EditResult

function put(text: string, after: Resource, edits: readonly Edit[]): Wider {
  if (edits.length === 0) return { type: 'same' }
  const document = readDocument(text)
  const result = inSequence(document, ...edits)
  if (result.ok) return { type: 'wider', text: applyEdits(text, result.edits) }
  // Written in a way that cannot be added to, as through an alias: without its comments, then.
  const plain = writeDocument(after.value as Json)
  const again = inSequence(readDocument(plain), ...edits)
  if (again.ok) return { type: 'wider', text: applyEdits(plain, again.edits) }
  return { type: 'refused', why: again.reason }
}

function whyNotBoth(before: Resource, after: Resource): string | undefined {
  const differs = (name: string) =>
    canonical(field(before.spec, name) ?? null) !== canonical(field(after.spec, name) ?? null)
  const name = `${after.kind} ${after.name}`
  switch (after.kind) {
    case 'DestinationRule': {
      const [was, is] = [before, after].map(it => fullHost(textAt(it.spec, 'host') ?? '', it))
      return was === is
        ? undefined
        : `${name} changes its host, and one object has one host. Add a second DestinationRule for the new host first.`
    }
    case 'Gateway':
      return differs('selector')
        ? `${name} changes its selector, and one Gateway is at one workload. Add a second Gateway first.`
        : undefined
    case 'AuthorizationPolicy':
      return differs('action') || differs('selector') || differs('targetRefs')
        ? `${name} changes its action or the workloads that it is for.`
        : undefined
    case 'Sidecar':
      return differs('workloadSelector') ? `${name} changes the workloads that it is for.` : undefined
    case 'Service':
      return differs('selector') ? `${name} changes its selector.` : undefined
    default:
      return undefined
  }
}

function missingParts(before: Resource, after: Resource): Edit[] {
  const [was, is] = [before.spec, after.spec]
  switch (after.kind) {
    case 'DestinationRule':
      return [...byKey(was, is, 'subsets', it => textAt(it, 'name')), ...exportedTo(was, is)]
    case 'Gateway':
      return isOwnGateway(after) ? missingServers(was, is) : []
    case 'ServiceEntry':
      return [
        ...missing(listAt(was, 'hosts'), listAt(is, 'hosts')).map(
          insert(['spec', 'hosts'], listAt(is, 'hosts').length),
        ),
        ...byKey(was, is, 'ports', it => field(it, 'number')),
        ...exportedTo(was, is),
      ]
    case 'Service':
      return byKey(was, is, 'ports', it => field(it, 'port'))
    case 'Sidecar':
      return missingEgress(was, is)
    case 'AuthorizationPolicy':
      return isAllow(after)
        ? missing(listAt(was, 'rules'), listAt(is, 'rules')).map(
            insert(['spec', 'rules'], listAt(is, 'rules').length),
          )
        : []
    default:
      return []
  }
}

function isOwnGateway({ apiVersion }: Resource): boolean {
  return !apiVersion.startsWith('gateway.networking.k8s.io/')
}

function missing(before: readonly Json[], after: readonly Json[]): Json[] {
  const known = new Set(after.map(canonical))
  return before.filter(it => !known.has(canonical(it)))
}

function insert(list: Path, length: number): (value: Json, i: number) => Edit {
  return (value, i) => document => insertItem(document, list, length + i, value)
}

/** Items of the older list whose key the newer one does not have. */
function byKey(was: JsonMap, is: JsonMap, list: string, keyOf: (item: JsonMap) => unknown): Edit[] {
  const known = new Set(mapsAt(is, list).map(it => canonical(keyOf(it) ?? null)))
  const gone = mapsAt(was, list).filter(it => !known.has(canonical(keyOf(it) ?? null)))
  return gone.map(it => it as Json).map(insert(['spec', list], listAt(is, list).length))
}

/** As far as both reach: where one is for everybody, so is the wider. */
function exportedTo(was: JsonMap, is: JsonMap): Edit[] {
  if (field(is, 'exportTo') === undefined) return []
  if (field(was, 'exportTo') === undefined) return [it => removeValue(it, ['spec', 'exportTo'])]
  const gone = missing(listAt(was, 'exportTo'), listAt(is, 'exportTo'))
  return gone.map(insert(['spec', 'exportTo'], listAt(is, 'exportTo').length))
}

/** Hosts stay with the server that is otherwise the same; a server that has none left is gone, unless another takes its place. */
function missingServers(was: JsonMap, is: JsonMap): Edit[] {
  const servers = mapsAt(is, 'servers')
  const names = new Set(servers.map(it => textAt(mapAt(it, 'port'), 'name')))
  const edits: Edit[] = []
  let added = 0
  for (const server of mapsAt(was, 'servers')) {
    const number = field(mapAt(server, 'port'), 'number')
    const samePort = servers.filter(it => field(mapAt(it, 'port'), 'number') === number)
    const hosts = missing(
      listAt(server, 'hosts'),
      samePort.flatMap(it => listAt(it, 'hosts')),
    )
    if (hosts.length === 0) continue
    const twin = servers.findIndex(it => otherwiseKey(it) === otherwiseKey(server))
    if (twin >= 0)
      edits.push(
        ...hosts.map(insert(['spec', 'servers', twin, 'hosts'], listAt(servers[twin]!, 'hosts').length)),
      )
    else {
      const value = withFreeName({ ...server, hosts }, names)
      edits.push(insert(['spec', 'servers'], servers.length)(value, added++))
    }
  }
  return edits
}

function otherwiseKey(server: JsonMap): string {
  const { number, protocol } = mapAt(server, 'port') as { number?: Json; protocol?: Json }
  return canonical([
    number ?? null,
    protocol ?? null,
    field(server, 'tls') ?? null,
    field(server, 'bind') ?? null,
  ])
}

/** The names of ports are unique within a Gateway. */
function withFreeName(server: { [key: string]: Json }, taken: Set<string | undefined>): Json {
  const port = mapAt(server, 'port')
  const name = textAt(port, 'name')
  if (name === undefined || !taken.has(name)) {
    taken.add(name)
    return server
  }
  let free = `${name}-before`
  for (let count = 2; taken.has(free); count++) free = `${name}-before-${count}`
  taken.add(free)
  return { ...server, port: { ...port, name: free } }
}

function missingEgress(was: JsonMap, is: JsonMap): Edit[] {
  const listeners = mapsAt(is, 'egress')
  // Without egress every host is reached.
  if (listeners.length === 0) return []
  if (mapsAt(was, 'egress').length === 0) return [it => removeValue(it, ['spec', 'egress'])]
  const key = (it: JsonMap) => canonical([field(it, 'port') ?? null, field(it, 'bind') ?? null])
  const twinOf = (listener: JsonMap) => listeners.findIndex(it => key(it) === key(listener))
  const old = mapsAt(was, 'egress')
  // The listener for every other port is the last.
  const gone = old.filter(it => twinOf(it) < 0)
  return [
    ...gone.map(
      (it, i): Edit =>
        document =>
          insertItem(document, ['spec', 'egress'], i, it as Json),
    ),
    ...old.flatMap(listener => {
      const twin = twinOf(listener)
      if (twin < 0) return []
      const known = listAt(listeners[twin]!, 'hosts')
      const path = ['spec', 'egress', twin + gone.length, 'hosts']
      return missing(listAt(listener, 'hosts'), known).map(insert(path, known.length))
    }),
  ]
}
