import { kindKey } from '../kinds/kind-key.ts'
import { resourcesIn } from '../model/locate.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { referencesOf } from '../references/references-of.ts'
import { meansOnly } from '../references/users-of.ts'
import { defaultSettings } from '../settings.ts'
import { findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { setWithReferences } from './set-with-references.ts'
import { nameOf } from './words.ts'

/** Gives a resource another name, and changes what refers to it by its old one, written the way it was. */
export function renameResource(id: ResourceId, name: string): Operation {
  return {
    title: `Rename ${nameOf(id)} to ${name}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, id)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      if (name === '') return { ok: false, reason: 'A resource needs a name.' }
      if (name === resource.name) return { ok: true, changes: [] }
      // With a second resource of the old name the references still lead somewhere; nobody can say which was meant.
      const all = resourcesIn(files, settings)
      const kind = kindKey(resource)
      const isTaken = all.some(
        it => it.name === name && it.namespace === resource.namespace && it.id !== id && kindKey(it) === kind,
      )
      if (isTaken) return { ok: false, reason: `The ${resource.kind} ${name} already exists.` }

      const following = (from: Resource) =>
        referencesOf(from)
          .filter(it => meansOnly(it, resource, all))
          .flatMap(it => it.naming({ namespace: resource.namespace, name }, from.namespace))
      const own = { path: ['metadata', 'name'], value: name }
      const edited = setWithReferences(files, settings, target, own, following)
      if (!edited.ok) return edited
      const renamed = `${kindKey(resource)}/${resource.namespace}/${name}`
      return { ...edited, select: { resource: renamed, path: [] } }
    },
  }
}
