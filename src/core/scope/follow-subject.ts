import type { DestinationNode, Graph, HostNode } from '../graph/graph.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import type { Path } from '../yaml/path.ts'
import { samePath } from '../yaml/path.ts'
import { boxOfResource, followRow, rowAtPlace } from './follow-rows.ts'
import { rowName } from './row-name.ts'
import type { Subject } from './subject.ts'

/** What is known of the files at a moment, as far as a subject is told by it. */
export interface Known {
  readonly graph: Graph
  readonly resources: readonly {
    readonly id: ResourceId
    readonly kind: string
    readonly namespace: string
    readonly file: string
    readonly document: number
    readonly base: Path
  }[]
}

/**
 * A subject as it is called after an edit: a resource by the document that it stands in, a server or rule by what it says, a host by
 * the VirtualServices that it leads to. The same object where nothing about it changed; what is gone stays as it was.
 */
export function followSubject(subject: Subject, before: Known, now: Known): Subject {
  switch (subject.type) {
    case 'resource': {
      const resource = followResource(subject.resource, before, now)
      return resource === subject.resource ? subject : { ...subject, resource }
    }
    case 'row': {
      const place = followPlace(subject.place, before, now)
      if (samePlace(place, subject.place)) return subject
      const box = boxOfResource(now.graph, place.resource)
      const row = box && rowAtPlace(box, place)
      return { ...subject, place, ...(box && row && { name: rowName(box, row) }) }
    }
    case 'way': {
      const server = subject.server && followPlace(subject.server, before, now)
      const rule = subject.rule && followPlace(subject.rule, before, now)
      const isSame =
        (!server || samePlace(server, subject.server!)) && (!rule || samePlace(rule, subject.rule!))
      return isSame ? subject : { ...subject, ...(server && { server }), ...(rule && { rule }) }
    }
    case 'host': {
      const host = followHost(subject.host, before.graph, now.graph)
      return host === subject.host ? subject : { ...subject, host }
    }
    case 'service': {
      const service = followService(subject, before, now)
      return service ? { ...subject, ...service } : subject
    }
    case 'file': {
      const ids = new Set(now.resources.flatMap(it => (it.file === subject.file ? it.id : [])))
      if (ids.size > 0) return subject
      const inside = before.resources.filter(it => it.file === subject.file)
      const file = now.resources.find(it => inside.some(old => old.id === it.id))?.file
      return file === undefined || before.resources.some(it => it.file === file)
        ? subject
        : { ...subject, file }
    }
    case 'namespace': {
      const namespace = followNamespace(subject.namespace, before, now)
      return namespace === subject.namespace ? subject : { ...subject, namespace }
    }
    case 'box':
      return subject
  }
}

/** One that is gone was renamed where a new one of its kind stands in its place. */
function followResource(id: ResourceId, before: Known, now: Known): ResourceId {
  if (now.resources.some(it => it.id === id)) return id
  const old = before.resources.find(it => it.id === id)
  if (!old) return id
  const known = new Set(before.resources.map(it => it.id))
  const renamed = now.resources.find(
    it =>
      !known.has(it.id) &&
      it.kind === old.kind &&
      it.file === old.file &&
      it.document === old.document &&
      samePath(it.base, old.base),
  )
  return renamed?.id ?? id
}

/** One that nothing is in any more was renamed where all that was in it now has one other, whether that is new or not. */
function followNamespace(namespace: string, before: Known, now: Known): string {
  if (now.resources.some(it => it.namespace === namespace)) return namespace
  const there = new Map(now.resources.map(it => [it.id, it.namespace]))
  const names = new Set(
    before.resources
      .filter(it => it.namespace === namespace)
      .flatMap(it => there.get(followResource(it.id, before, now)) ?? []),
  )
  const [name] = names
  return names.size === 1 && name ? name : namespace
}

function followPlace(place: Place, before: Known, now: Known): Place {
  const resource = followResource(place.resource, before, now)
  const was = boxOfResource(before.graph, place.resource)
  const is = boxOfResource(now.graph, resource)
  const row = was && rowAtPlace(was, place)
  const path = (was && is && row && followRow(was, is, row)?.place.path) ?? place.path
  return { resource, path }
}

function followHost(host: string, before: Graph, now: Graph): string {
  const hostsIn = ({ nodes }: Graph) => nodes.filter((it): it is HostNode => it.type === 'host')
  const is = hostsIn(now)
  if (is.some(it => it.host === host)) return host
  const was = hostsIn(before)
  const old = was.find(it => it.host === host)
  if (!old) return host
  const known = new Set(was.map(it => it.host))
  const led = targetsOf(before, old.id)
  const added = is.filter(it => !known.has(it.host) && targetsOf(now, it.id) === led)
  return added.length === 1 ? added[0]!.host : host
}

function targetsOf({ edges }: Graph, node: string): string {
  return edges
    .filter(it => it.source === node)
    .map(it => it.target)
    .sort()
    .join('\n')
}

/** By what says that the service or subset is there. */
function followService(
  { host, subset }: Extract<Subject, { type: 'service' }>,
  before: Known,
  now: Known,
): { host: string; subset?: string } | undefined {
  const isMeant = (it: DestinationNode) => it.host === host && (subset === undefined || it.subset === subset)
  const is = destinationsIn(now.graph)
  if (is.some(isMeant)) return undefined
  const place = destinationsIn(before.graph).find(it => isMeant(it) && it.place)?.place
  if (!place) return undefined
  const moved = { resource: followResource(place.resource, before, now), path: place.path }
  const found = is.find(it => it.place && samePlace(it.place, moved))
  if (!found) return undefined
  return subset === undefined || found.subset === undefined
    ? { host: found.host }
    : { host: found.host, subset: found.subset }
}

function destinationsIn({ nodes }: Graph): readonly DestinationNode[] {
  return nodes.filter((it): it is DestinationNode => it.type === 'destination')
}

function samePlace(a: Place, b: Place): boolean {
  return a.resource === b.resource && samePath(a.path, b.path)
}
