import { kindKey } from '../kinds/kind-key.ts'
import type { Place, Resource } from '../model/resource.ts'
import { partReferencesOf } from '../references/part-references.ts'
import { itemsAt } from '../references/rule-paths.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import { findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { setWithReferences, type Written } from './set-with-references.ts'
import { nameOf } from './words.ts'

/** Gives a listener of a Gateway or ListenerSet another name, and changes the routes that are attached to it. The place is that of the name. */
export function renameListener(place: Place, name: string): Operation {
  return {
    title: `Rename listener to ${name} in ${nameOf(place.resource)}`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, place.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const old: unknown = valueAt(resource.value, place.path)
      if (name === '') return { ok: false, reason: 'A listener needs a name.' }
      if (old === name) return { ok: true, changes: [] }
      const names = itemsAt(resource.value, ['spec', 'listeners']).map(it =>
        valueAt(resource.value, [...it, 'name']),
      )
      if (names.includes(name)) return { ok: false, reason: `The listener ${name} already exists.` }

      const isOne = typeof old === 'string' && names.filter(it => it === old).length === 1
      const following = (from: Resource): Written[] =>
        isOne ? namedIn(from, resource, old).map(path => ({ path, value: name })) : []
      return setWithReferences(files, settings, target, { path: place.path, value: name }, following)
    },
  }
}

function namedIn(from: Resource, of: Resource, listener: string) {
  return partReferencesOf(from).flatMap(({ path, target }) => {
    const isIt =
      target.part === 'listener' &&
      target.listener === listener &&
      target.kind === kindKey(of) &&
      target.name === of.name &&
      target.namespace === of.namespace
    return isIt ? [path] : []
  })
}
