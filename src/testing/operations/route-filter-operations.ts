import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { filterMembers } from '../../core/operations/filter-members.ts'
import { setFilterType } from '../../core/operations/set-filter-type.ts'
import { setMirrorShare } from '../../core/operations/set-mirror-share.ts'
import { setRouteAction } from '../../core/operations/set-route-action.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { change, itemsAt, Refused } from './one-change.ts'
import { get, isMap, remove, set } from './plain-values.ts'
import type { Candidate, World } from './possible-operation.ts'

const backend = { name: 'new', port: 8080 }
const redirect = { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } }

/** What a rule of an HTTPRoute or GRPCRoute answers with, and what its filters do. */
export function filterOperations(world: World, resource: Resource, rule: Path): Candidate[] {
  if (!['HTTPRoute', 'GRPCRoute'].includes(kindKey(resource))) return []
  const filters = itemsAt(resource, [...rule, 'filters'])
  return [
    action(world, resource, rule, 'route'),
    action(world, resource, rule, 'redirect'),
    ...filters.flatMap(filter => [
      ...[...Object.keys(filterMembers), 'toString'].map(type => filterType(world, resource, filter, type)),
      mirrorShare(world, resource, filter),
    ]),
  ]
}

function action(world: World, resource: Resource, rule: Path, wanted: 'route' | 'redirect'): Candidate {
  const place = { resource: resource.id, path: rule }
  return change(world, resource, 'setRouteAction', rule, () => ({
    operation: setRouteAction(place, wanted, wanted === 'route' ? backend : redirect),
    within: rule,
    removes: true,
    value(before) {
      const found = get(before, rule)
      if (typeof found !== 'object' || found === null) throw new Refused()
      const refs = get(found, ['backendRefs'])
      const written = get(found, ['filters'])
      const filters: readonly Json[] = Array.isArray(written) ? written : []
      const leaving = wanted === 'route' ? 'RequestRedirect' : 'URLRewrite'
      const kept = filters.filter(it => get(it, ['type']) !== leaving)
      if (wanted === 'route') {
        const led =
          Array.isArray(refs) && refs.length > 0 ? before : set(before, [...rule, 'backendRefs'], [backend])
        return withFilters(led, rule, filters, kept)
      }
      const isThere = filters.some(it => get(it, ['type']) === 'RequestRedirect')
      const now = isThere ? kept : [...kept, { type: 'RequestRedirect', requestRedirect: redirect }]
      return remove(withFilters(before, rule, filters, now), [...rule, 'backendRefs'])
    },
  }))
}

/** A list that loses its last item goes. */
function withFilters(value: Json, rule: Path, before: readonly Json[], now: readonly Json[]): Json {
  if (before.length === now.length && before.every((it, i) => it === now[i])) return value
  return now.length === 0 ? remove(value, [...rule, 'filters']) : set(value, [...rule, 'filters'], [...now])
}

function filterType(world: World, resource: Resource, filter: Path, type: string): Candidate {
  return change(world, resource, 'setFilterType', filter, () => ({
    operation: setFilterType({ resource: resource.id, path: filter }, type, { set: [] }),
    within: filter,
    removes: true,
    value(before) {
      const found = get(before, filter)
      if (typeof found !== 'object' || found === null || !Object.hasOwn(filterMembers, type))
        throw new Refused()
      const { member } = filterMembers[type]!
      const isThere = (get(found, [member]) ?? null) !== null
      const begun = set(before, [...filter, 'type'], type)
      const made = isThere ? begun : set(begun, [...filter, member], { set: [] })
      const others = Object.values(filterMembers).filter(it => it.member !== member)
      return others.reduce((it, other) => remove(it, [...filter, other.member]), made)
    },
  }))
}

function mirrorShare(world: World, resource: Resource, filter: Path): Candidate {
  const mirror = [...filter, 'requestMirror']
  return change(world, resource, 'setMirrorShare', filter, () => ({
    operation: setMirrorShare({ resource: resource.id, path: filter }, 5),
    within: mirror,
    removes: true,
    value(before) {
      if (!isMap(get(before, mirror))) throw new Refused()
      return remove(set(before, [...mirror, 'percent'], 5), [...mirror, 'fraction'])
    },
  }))
}
