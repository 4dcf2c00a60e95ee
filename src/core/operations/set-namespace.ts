import { kindKey } from '../kinds/kind-key.ts'
import { identifyFiles, type Located, locateResources } from '../model/locate.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { leftBehind } from '../references/left-behind.ts'
import { means, type Reference, type Written } from '../references/reference.ts'
import { referencesOf } from '../references/references-of.ts'
import { meansOnly } from '../references/users-of.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { bringGrants } from './bring-grants.ts'
import { editDocuments, findTarget, type Step } from './edit-resources.ts'
import type { Operation, OperationResult } from './operation.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

const path = ['metadata', 'namespace']

/**
 * Puts a resource into a namespace; the empty text takes the key away. Links between the resources of
 * the files stay: they get the namespace they need now, and the ReferenceGrants without which they would be refused there. A host is
 * another's from elsewhere, and is left as it is written. Grants that nobody uses any more stay and are named, unless they are to go.
 */
export function setNamespace(
  id: ResourceId,
  namespace: string,
  grants: 'keep' | 'clean' = 'keep',
): Operation {
  const title = namespace
    ? `Move ${nameOf(id)} to namespace ${namespace}`
    : `Remove the namespace of ${nameOf(id)}`
  const move = moveTo(id, namespace, title)
  return {
    title,
    run(files, settings = defaultSettings) {
      const moved = move.run(files, settings)
      if (!moved.ok || moved.changes.length === 0 || !moved.select) return moved
      if (id.startsWith('ReferenceGrant/')) return withLost(files, settings, id, moved)
      return bringGrants(files, settings, moved, { before: id, after: moved.select.resource }, grants)
    },
  }
}

function moveTo(id: ResourceId, namespace: string, title: string): Operation {
  return {
    title,
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
      const links = followed(files, settings, resource, moved)
      const edited = editDocuments([own, ...links])
      if (!edited.ok) return edited
      const select = { resource: `${kindKey(moved)}/${moved.namespace}/${moved.name}`, path: [] }
      const others = links.filter(it => it.target.resource.id !== id).map(it => it.target.resource.name)
      return { ...edited, select, ...(others.length > 0 && { note: `${others.join(', ')} follows.` }) }
    },
  }
}

/** A grant opens what is beside it: elsewhere it opens something else, and who relied on it is named. */
function withLost(
  files: Files,
  settings: AnalysisSettings,
  id: ResourceId,
  moved: Extract<OperationResult, { ok: true }>,
): OperationResult {
  const all = identifyFiles(files, settings).flatMap(it => it.resources)
  const lost = leftBehind(
    all.filter(it => it.id === id),
    all,
  )
  return lost === undefined ? moved : { ...moved, note: lost }
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
): { target: Located; steps: Step[] }[] {
  if (!isMove(resource, moved)) return []
  const located = locateResources(files, undefined, settings)
  const all = located.map(it => it.resource)
  return located
    .filter(it => it.document.readable)
    .map(target => {
      const from = target.resource
      const home = from.id === resource.id ? moved.namespace : from.namespace
      const steps = referencesOf(from)
        .filter(it => !it.isHost)
        .flatMap(it => naming(it, home, resource, moved, all))
        .map(
          ({ path: at, value }): Step =>
            (document, base) =>
              setValue(document, [...base, ...at], value, orderAt(from, at)),
        )
      return { target, steps }
    })
    .filter(it => it.steps.length > 0)
}

/** What has to be written for a reference to mean the resource that it means now. */
function naming(
  reference: Reference,
  home: string,
  resource: Resource,
  moved: Resource,
  all: readonly Resource[],
): readonly Written[] {
  // With a second resource of the name the reference still leads somewhere; nobody can say which was meant.
  if (meansOnly(reference, resource, all)) return reference.naming(moved, home)
  const found = all.find(it => means(reference.target, it))
  return found ? reference.naming(found, home) : []
}
