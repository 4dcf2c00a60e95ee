import { type AnalysisSettings, defaultSettings } from '../analysis.ts'
import { type Located, locateResources } from '../model/locate.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { removeValue, setValue } from '../yaml/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editDocuments, findTarget, type Step } from './edit-resources.ts'
import { gatewayReference, meansGateway } from './link-gateway.ts'
import type { Operation } from './operation.ts'
import { gatewayEntries } from './references.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

const path = ['metadata', 'namespace']

/**
 * Puts a resource into a namespace; the empty text takes the key away. Links between Gateways and VirtualServices of the
 * files stay: their names get the namespace they need now.
 */
export function setNamespace(id: ResourceId, namespace: string): Operation {
  return {
    title: namespace
      ? `Move ${nameOf(id)} to namespace ${namespace}`
      : `Remove the namespace of ${nameOf(id)}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, id)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const moved = { ...resource, namespace: namespace || settings.defaultNamespace }
      const step: Step = (document, base) =>
        namespace
          ? setValue(document, [...base, ...path], namespace, orderAt(resource, path))
          : removeValue(document, [...base, ...path])
      const isThere = valueAt(resource.value, path) !== undefined
      const own = { target, steps: namespace || isThere ? [step] : [] }
      const links = followed(files, settings, resource, moved)
      const edited = editDocuments([own, ...links])
      if (!edited.ok) return edited
      const select = { resource: `${moved.kind}/${moved.namespace}/${moved.name}`, path: [] }
      const others = links.filter(it => it.target.resource.id !== id).map(it => it.target.resource.name)
      return { ...edited, select, ...(others.length > 0 && { note: `${others.join(', ')} follows.` }) }
    },
  }
}

/** The entries of `gateways` that would no longer mean what they do now, and how they have to be written. */
function followed(
  files: Parameters<typeof locateResources>[0],
  settings: AnalysisSettings,
  resource: Resource,
  moved: Resource,
): { target: Located; steps: Step[] }[] {
  const readable = (kind: string) => locateResources(files, kind, settings).filter(it => it.document.readable)
  const gateways = resource.kind === 'Gateway' ? [resource] : readable('Gateway').map(it => it.resource)
  const users =
    resource.kind === 'VirtualService'
      ? readable('VirtualService').filter(it => it.resource.id === resource.id)
      : resource.kind === 'Gateway'
        ? readable('VirtualService')
        : []
  return users
    .map(target => {
      const now = target.resource
      const then = now.id === resource.id ? moved.namespace : now.namespace
      const steps = gatewayEntries(now).flatMap(({ path: at, entry }): Step[] => {
        const gateway = gateways.find(it => meansGateway(entry, now.namespace, it))
        if (!gateway) return []
        const after = gateway.id === resource.id ? moved : gateway
        // What still means the same is left as it is written.
        if (meansGateway(entry, then, after)) return []
        const text = gatewayReference(after, then)
        return [(document, base) => setValue(document, [...base, ...at], text, orderAt(now, at))]
      })
      return { target, steps }
    })
    .filter(it => it.steps.length > 0)
}
