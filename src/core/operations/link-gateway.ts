import { kindKey } from '../kinds/kind-key.ts'
import { gatewayReference, resolveGatewayName } from '../model/gateway-references.ts'
import { identifyFiles } from '../model/locate.ts'
import { textsAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, findTarget, type Plan } from './edit-resources.ts'
import { hasListeners, isRoute, planParent } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/**
 * Names a Gateway among a VirtualService's `gateways`: by its bare name from the same namespace, else with its namespace.
 * A VirtualService that named none served the mesh. Where calls in the mesh use one of its hosts, because it is a service of the
 * cluster or of a ServiceEntry, `mesh` is written beside the gateway, so that they still do; names from outside need no mesh.
 * A route of the Gateway API names it among its `parentRefs`, with the listener that is meant.
 */
export function linkGateway(virtualService: ResourceId, gateway: ResourceId, listener?: string): Operation {
  return {
    title: `Link ${nameOf(virtualService)} to ${nameOf(gateway)}`,
    run(files, settings) {
      const target = findTarget(files, settings, gateway)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const outside = new Set(
        identifyFiles(files, settings ?? defaultSettings)
          .flatMap(it => it.resources)
          .filter(it => kindKey(it) === 'ServiceEntry')
          .flatMap(it => textsAt(it.spec, 'hosts')),
      )
      return editResource(files, settings, virtualService, ({ resource }) =>
        plan(resource, target.resource, host => outside.has(host), listener),
      )
    },
  }
}

/** Whether an entry of `gateways`, written in a namespace, means a Gateway. */
export function meansGateway(
  entry: unknown,
  namespace: string,
  gateway: Pick<Resource, 'name' | 'namespace'>,
): boolean {
  const named = typeof entry === 'string' ? resolveGatewayName(entry, namespace) : undefined
  return named !== undefined && named.name === gateway.name && named.namespace === gateway.namespace
}

function plan(
  virtualService: Resource,
  gateway: Resource,
  isEntry: (host: string) => boolean,
  listener: string | undefined,
): Plan {
  if (isRoute(virtualService) && hasListeners(gateway)) return planParent(virtualService, gateway, listener)
  if (kindKey(virtualService) !== 'VirtualService' || kindKey(gateway) !== 'Gateway')
    return {
      refuse:
        isRoute(virtualService) || hasListeners(gateway)
          ? "Istio's Gateways take VirtualServices, those of the Gateway API take its routes."
          : 'Only a VirtualService can be linked to a Gateway.',
    }
  const hosts = valueAt(virtualService.value, ['spec', 'hosts'])
  if (!Array.isArray(hosts) || hosts.length === 0)
    return {
      refuse: `${virtualService.name} has no hosts: it is a delegate, which other VirtualServices lead to.`,
    }
  if (gateway.name === '') return { refuse: 'The Gateway has no name to be linked by.' }

  const path = ['spec', 'gateways']
  const gateways = valueAt(virtualService.value, path)
  const entries: readonly unknown[] = Array.isArray(gateways) ? gateways : []
  const select = { resource: virtualService.id, path }
  if (entries.some(it => meansGateway(it, virtualService.namespace, gateway)))
    return { steps: [], select, note: `${virtualService.name} is already linked to ${gateway.name}.` }

  const reference = gatewayReference(gateway, virtualService.namespace)
  if (entries.length > 0)
    return planInsert(virtualService, { resource: virtualService.id, path }, entries.length, reference)

  const keepsMesh = !hosts.includes('*') && hosts.some(it => isClusterName(it) || isEntry(String(it)))
  return {
    steps: [
      (document, base) =>
        setValue(
          document,
          [...base, ...path],
          keepsMesh ? [reference, 'mesh'] : [reference],
          orderAt(virtualService, path),
        ),
    ],
    select: { resource: virtualService.id, path: [...path, 0] },
    note: keepsMesh
      ? `${virtualService.name} served the mesh, as it named no gateway. It still does: mesh is listed too.`
      : hosts.includes('*')
        ? `${virtualService.name} no longer applies to the mesh, which does not take the host *.`
        : `${virtualService.name} named no gateway and so applied to the mesh. It no longer does; list mesh too if it should.`,
  }
}

/** A service of the cluster: a name without a dot, or the whole name. */
function isClusterName(host: unknown): boolean {
  return (
    typeof host === 'string' && host !== '' && (!/[.:*]/.test(host) || host.endsWith('.svc.cluster.local'))
  )
}
