import { ruleAbove } from '../../../core/canary/read-split.ts'
import { kindKey } from '../../../core/kinds/kind-key.ts'
import { locateResource } from '../../../core/model/locate.ts'
import type { Place } from '../../../core/model/resource.ts'
import { isRoute } from '../../../core/operations/gateway-api-plans.ts'
import { destinationList } from '../../../core/operations/route-backends.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { layoutStore } from '../../screen/layout-state.ts'
import { canaryStore, ruleKey } from './canary-state.ts'

/** The rule with destinations that is selected, or that holds what is. */
export function selectedRule(workspace: Workspace): Place | undefined {
  const { selection, analysed, judging: settings } = workspace.store.getState()
  if (selection?.type !== 'place') return undefined
  const { resource: id } = selection.place
  const path = ruleAbove(selection.place.path)
  const resource = path && locateResource(analysed, id, settings)?.resource
  if (!path || !resource || !(kindKey(resource) === 'VirtualService' || isRoute(resource))) return undefined
  const route = valueAt(resource.value, [...path, destinationList({ path })])
  return Array.isArray(route) && route.length > 0 ? { resource: id, path } : undefined
}

/** Leads to the canary of a rule in the inspector, opened and with the focus. */
export function showCanary(workspace: Workspace, place: Place): void {
  const path = ruleAbove(place.path)
  if (!path) return
  const rule: Place = { resource: place.resource, path }
  const key = ruleKey(rule)
  layoutStore.setState({ inspector: true })
  workspace.select({ type: 'place', place: rule, reveal: 'inspector' })
  canaryStore.setState(({ open }) => ({ open: new Set([...open, key]), awaited: key }))
}
