import { apiVersionsOf, kindNamed } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { locateResources } from '../../model/locate.ts'
import type { Resource } from '../../model/resource.ts'
import { defaultSettings } from '../../settings.ts'
import { setValue } from '../../yaml/edit/edit.ts'
import { editDocuments } from '../edit-resources.ts'
import type { Operation } from '../operation.ts'

/**
 * The `apiVersion` that a resource can be written in instead of an older one, all else as it is: that of the kind that Istio prefers,
 * where the CRD has one schema for both.
 */
export function newerVersion({
  apiVersion,
  kind,
}: Pick<Resource, 'apiVersion' | 'kind'>): string | undefined {
  const known = kindNamed(kindKey({ apiVersion, kind }))
  const [preferred, ...others] = known ? apiVersionsOf(known) : []
  if (!known || preferred === undefined || !others.includes(apiVersion)) return undefined
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  return known.older && Object.hasOwn(known.older, version) ? undefined : preferred
}

/** Writes every resource that is in an older version of its kind in the preferred one: `networking.istio.io/v1`. */
export function convertVersions(): Operation {
  return {
    title: 'Convert to v1 in all files',
    run(files, settings = defaultSettings) {
      const edits = locateResources(files, undefined, settings).flatMap(target => {
        const version = target.document.readable ? newerVersion(target.resource) : undefined
        if (version === undefined) return []
        return [
          {
            target,
            steps: [
              (document: typeof target.document, base: typeof target.base) =>
                setValue(document, [...base, 'apiVersion'], version),
            ],
          },
        ]
      })
      if (edits.length === 0) return { ok: false, reason: 'No resource is in an older version.' }
      return editDocuments(edits)
    },
  }
}
