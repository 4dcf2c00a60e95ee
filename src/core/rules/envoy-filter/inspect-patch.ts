import { patternFault } from '../../syntax/regex.ts'
import { utf8Length } from '../../syntax/utf8.ts'
import type { Path } from '../../yaml/path.ts'
import type { ConfigPatch, FilterMatch, PatchMatch } from './envoy-filter-spec.ts'
import { inspectValue } from './inspect-value.ts'
import { isOldFilterName } from './old-filter-names.ts'

export type PatchFaultName =
  | 'apply-to'
  | 'patch-required'
  | 'operation'
  | 'value-required'
  | 'proxy-version-regex'
  | 'proxy-version-long'
  | 'match-not-listener'
  | 'filter-no-effect'
  | 'filter-name'
  | 'sub-filter-apply-to'
  | 'sub-filter-parent'
  | 'sub-filter-name'
  | 'filter-name-deprecated'
  | 'match-not-route'
  | 'match-not-cluster'
  | 'value-type'
  | 'value-unknown-field'
  | 'value-no-typed-config'

/** What is wrong with a patch; the path counts from it. */
export interface PatchFault {
  readonly name: PatchFaultName
  readonly path: Path
  readonly message: string
  readonly part?: 'key'
}

const longestVersion = 1024
const ofListeners = ['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']
const ofRoutes = ['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']
const connectionManagers = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']

/**
 * The faults of one patch in the order in which Istio's `ValidateEnvoyFilter` finds them. After most of them it looks at
 * nothing else of the patch, and at a patch for waypoints it does not look at all.
 */
export function inspectPatch({ applyTo, match, patch }: ConfigPatch): readonly PatchFault[] {
  const faults: PatchFault[] = []
  const add = (name: PatchFaultName, path: Path, message: string, part?: 'key') => {
    faults.push({ name, path, message, ...(part && { part }) })
    return faults
  }
  if (match?.context === 'WAYPOINT') return faults
  if (applyTo === 'INVALID') return add('apply-to', ['applyTo'], 'The patch does not say what it applies to.')
  if (!patch) return add('patch-required', ['patch'], 'The entry has no patch.')
  if (patch.operation === 'INVALID')
    return add('operation', ['patch', 'operation'], 'The patch does not say what is done.')
  const hasValue = patch.value !== undefined && patch.value !== null
  if (!hasValue && patch.operation !== 'REMOVE')
    return add('value-required', ['patch', 'value'], `${patch.operation} needs a value.`)

  const version = match?.proxy?.proxyVersion ?? ''
  const versionPath = ['match', 'proxy', 'proxyVersion']
  if (utf8Length(version) > longestVersion)
    add('proxy-version-long', versionPath, `The expression is longer than ${longestVersion} bytes.`)
  else {
    const fault = version && patternFault(version)
    if (fault)
      return add('proxy-version-regex', versionPath, `"${version}" is not valid RE2 syntax: ${fault.reason}.`)
  }
  if (!inspectMatch(applyTo, match, add)) return faults
  if (hasValue)
    for (const it of inspectValue(applyTo, patch.value))
      add(it.name, ['patch', 'value', ...it.path], it.message, it.part)
  return faults
}

type Add = (name: PatchFaultName, path: Path, message: string, part?: 'key') => unknown

/** False where Istio looks no further. */
function inspectMatch(applyTo: string, match: PatchMatch | undefined, add: Add): boolean {
  if (ofListeners.includes(applyTo)) {
    const foreign = otherThan(match, 'listener')
    if (foreign) {
      add(
        'match-not-listener',
        ['match', foreign],
        `${applyTo} is matched by listener, not by ${foreign}.`,
        'key',
      )
      return false
    }
    const filter = match?.listener?.filterChain?.filter
    return !filter || inspectFilter(applyTo, filter, add)
  }
  if (ofRoutes.includes(applyTo)) {
    const foreign = otherThan(match, 'routeConfiguration')
    if (foreign)
      add(
        'match-not-route',
        ['match', foreign],
        `${applyTo} is matched by routeConfiguration, not by ${foreign}.`,
        'key',
      )
  }
  if (applyTo === 'CLUSTER') {
    const foreign = otherThan(match, 'cluster')
    if (foreign)
      add('match-not-cluster', ['match', foreign], `CLUSTER is matched by cluster, not by ${foreign}.`, 'key')
  }
  return true
}

function inspectFilter(applyTo: string, filter: FilterMatch, add: Add): boolean {
  const path = ['match', 'listener', 'filterChain', 'filter']
  const { name, subFilter } = filter
  if (applyTo === 'LISTENER' || applyTo === 'FILTER_CHAIN')
    add('filter-no-effect', path, `A filter does not match a ${applyTo}.`, 'key')
  if (name === '') {
    add('filter-name', path, 'The filter has no name.', 'key')
    return false
  }
  if (subFilter) {
    const below = [...path, 'subFilter']
    if (applyTo !== 'HTTP_FILTER') {
      add('sub-filter-apply-to', below, 'Only HTTP_FILTER is matched by a filter inside a filter.', 'key')
      return false
    }
    if (!connectionManagers.includes(name)) {
      add(
        'sub-filter-parent',
        [...path, 'name'],
        `HTTP filters are inside ${connectionManagers[0]}, not ${name}.`,
      )
      return false
    }
    if (subFilter.name === '') {
      add('sub-filter-name', below, 'The filter inside the filter has no name.', 'key')
      return false
    }
    if (isOldFilterName(subFilter.name))
      add('filter-name-deprecated', [...below, 'name'], old(subFilter.name))
  }
  if (isOldFilterName(name)) add('filter-name-deprecated', [...path, 'name'], old(name))
  return true
}

function old(name: string): string {
  return `${name} is an old name that Envoy does not use any more.`
}

const matches = ['listener', 'routeConfiguration', 'cluster', 'waypoint'] as const

function otherThan(match: PatchMatch | undefined, own: (typeof matches)[number]) {
  return matches.find(it => it !== own && match?.[it] !== undefined)
}
