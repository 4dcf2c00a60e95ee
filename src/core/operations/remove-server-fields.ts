import { locateResources } from '../model/locate.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { removeValue } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { editDocuments, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'

/**
 * What the API server writes into every object that it gives out, and a file of a repository does not want. The time of
 * creation is none of it: Istio orders VirtualServices by it.
 */
export const serverFields: readonly Path[] = [
  ['metadata', 'managedFields'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'uid'],
  ['metadata', 'generation'],
  ['metadata', 'selfLink'],
  ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
  ['status'],
]

/** The names of such fields in the files, each once: `managedFields`, `status`. */
export function serverFieldsIn(files: Files, settings: AnalysisSettings = defaultSettings): string[] {
  const resources = locateResources(files, undefined, settings)
  return serverFields
    .filter(path => resources.some(it => valueAt(it.value, path) !== undefined))
    .map(path => String(path.at(-1)))
}

/** Takes out of every resource what the API server wrote into it, as `kubectl get` prints it. */
export function removeServerFields(): Operation {
  return {
    title: 'Take out what the cluster wrote',
    isOfFiles: true,
    run(files, settings = defaultSettings) {
      const edits = locateResources(files, undefined, settings).flatMap(target => {
        if (!target.document.readable) return []
        const steps = serverFields.flatMap((path): Step[] => {
          if (valueAt(target.value, path) === undefined) return []
          const annotations = valueAt(target.value, path.slice(0, -1))
          const isAlone = path.length === 3 && Object.keys(annotations ?? {}).length === 1
          const gone = isAlone ? path.slice(0, -1) : path
          return [(document, base) => removeValue(document, [...base, ...gone])]
        })
        return steps.length > 0 ? [{ target, steps }] : []
      })
      return editDocuments(edits)
    },
  }
}
