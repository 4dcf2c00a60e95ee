import { type AnalysisSettings, defaultSettings } from '../analysis.ts'
import { type Located, locateResources } from '../model/locate.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { Files } from '../text/file-change.ts'
import { setValue } from '../yaml/edit.ts'
import type { Path } from '../yaml/path.ts'
import { editDocuments, findTarget, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { referencesTo } from './references.ts'
import { orderAt } from './set-field.ts'
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
      const alike = locateResources(files, resource.kind, settings).filter(
        it => it.resource.id !== id && it.resource.namespace === resource.namespace,
      )
      if (alike.some(it => it.resource.name === name))
        return { ok: false, reason: `There is a ${resource.kind} ${name} already.` }

      // With a second resource of the old name the references still lead somewhere; nobody can say which was meant.
      const follow = !alike.some(it => it.resource.name === resource.name)
      const own = { target, steps: [set(resource, ['metadata', 'name'], name)] }
      const edited = editDocuments([own, ...(follow ? referring(files, settings, resource, name) : [])])
      if (!edited.ok) return edited
      const renamed = `${resource.kind}/${resource.namespace}/${name}`
      return { ...edited, select: { resource: renamed, path: [] } }
    },
  }
}

function referring(
  files: Files,
  settings: AnalysisSettings,
  resource: Resource,
  name: string,
): { target: Located; steps: Step[] }[] {
  return locateResources(files, undefined, settings)
    .filter(it => it.document.readable)
    .map(target => ({
      target,
      steps: referencesTo(resource, target.resource, name).map(it => set(target.resource, it.path, it.text)),
    }))
    .filter(it => it.steps.length > 0)
}

function set(resource: Resource, path: Path, text: string): Step {
  return (document, base) => setValue(document, [...base, ...path], text, orderAt(resource, path))
}
