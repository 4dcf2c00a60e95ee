import { kindKey } from '../kinds/kind-key.ts'
import { type Located, locateResources } from '../model/locate.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editDocuments, findTarget, type Step } from './edit-resources.ts'
import { gatewayReference, meansGateway } from './link-gateway.ts'
import type { Operation } from './operation.ts'
import { delegateEntries, gatewayEntries } from './references.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

const path = ['metadata', 'namespace']

/**
 * Puts a resource into a namespace; the empty text takes the key away. Links between the Gateways and VirtualServices of
 * the files stay, those to delegates too: they get the namespace they need now.
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
      const alike = locateResources(files, kindKey(resource), settings)
        .map(it => it.resource)
        .filter(it => it.id !== id && it.name === resource.name)
      if (moved.name !== '' && isMove(resource, moved) && alike.some(it => it.namespace === moved.namespace))
        return { ok: false, reason: `The ${moved.kind} ${moved.name} already exists in ${moved.namespace}.` }

      const step: Step = (document, base) =>
        namespace
          ? setValue(document, [...base, ...path], namespace, orderAt(resource, path))
          : removeValue(document, [...base, ...path])
      const isThere = valueAt(resource.value, path) !== undefined
      const own = { target, steps: namespace || isThere ? [step] : [] }
      // With a second resource of the name the references still lead somewhere; nobody can say which was meant.
      const follows = resource.name !== '' && !alike.some(it => it.namespace === resource.namespace)
      const links = followed(files, settings, resource, moved, follows)
      const edited = editDocuments([own, ...links])
      if (!edited.ok) return edited
      const select = { resource: `${kindKey(moved)}/${moved.namespace}/${moved.name}`, path: [] }
      const others = links.filter(it => it.target.resource.id !== id).map(it => it.target.resource.name)
      return { ...edited, select, ...(others.length > 0 && { note: `${others.join(', ')} follows.` }) }
    },
  }
}

function isMove(resource: Resource, moved: Resource): boolean {
  return resource.namespace !== moved.namespace
}

/** What would no longer mean what it does now, and how it has to be written. */
function followed(
  files: Files,
  settings: AnalysisSettings,
  resource: Resource,
  moved: Resource,
  follows: boolean,
): { target: Located; steps: Step[] }[] {
  if (!isMove(resource, moved) || !['Gateway', 'VirtualService'].includes(kindKey(resource))) return []
  const users = locateResources(files, 'VirtualService', settings)
  const all = [...locateResources(files, 'Gateway', settings), ...users].map(it => it.resource)
  return users
    .filter(it => it.document.readable)
    .map(target => {
      const now = target.resource
      const isOwn = now.id === resource.id
      const then = isOwn ? moved.namespace : now.namespace
      // Only what leads to the moved resource, or stands in it, can mean something else now.
      const led = all.filter(it => isOwn || it.id === resource.id)
      const after = (it: Resource) => (it.id === resource.id && follows ? moved : it)
      return {
        target,
        steps: [...gatewaySteps(now, then, led, after), ...delegateSteps(now, then, led, after)],
      }
    })
    .filter(it => it.steps.length > 0)
}

function gatewaySteps(
  now: Resource,
  then: string,
  all: readonly Resource[],
  after: (it: Resource) => Resource,
): Step[] {
  return gatewayEntries(now).flatMap(({ path: at, entry }): Step[] => {
    const found = all.find(
      it => kindKey(it) === 'Gateway' && it.name !== '' && meansGateway(entry, now.namespace, it),
    )
    // What still means the same is left as it is written.
    if (!found || meansGateway(entry, then, after(found))) return []
    const text = gatewayReference(after(found), then)
    return [(document, base) => setValue(document, [...base, ...at], text, orderAt(now, at))]
  })
}

function delegateSteps(
  now: Resource,
  then: string,
  all: readonly Resource[],
  after: (it: Resource) => Resource,
): Step[] {
  return delegateEntries(now).flatMap(({ path: delegate, name, namespace }): Step[] => {
    const found = all.find(
      it =>
        kindKey(it) === 'VirtualService' && it.name === name && it.namespace === (namespace || now.namespace),
    )
    if (!found || after(found).namespace === (namespace || then)) return []
    const at = [...delegate, 'namespace']
    return [
      (document, base) => setValue(document, [...base, ...at], after(found).namespace, orderAt(now, at)),
    ]
  })
}
