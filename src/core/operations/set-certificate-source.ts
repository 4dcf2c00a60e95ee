import type { Place } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { authorityToName } from './starter-of.ts'
import { stepsAt } from './steps-at.ts'
import { nameOf } from './words.ts'

/** Where the CA certificates of a BackendTLSPolicy come from: the system's own, or objects of the cluster. */
export type CertificateSource = 'system' | 'objects'

const fields = { system: 'wellKnownCACertificates', objects: 'caCertificateRefs' } as const

/** The source that is written; `both` where the API server refuses it, undefined where there is none. */
export function sourceOf(validation: unknown): CertificateSource | 'both' | undefined {
  const isSystem = valueAt(validation, [fields.system]) != null
  const isOfObjects = valueAt(validation, [fields.objects]) != null
  if (isSystem) return isOfObjects ? 'both' : 'system'
  return isOfObjects ? 'objects' : undefined
}

/** The field of the source, for a form that shows one. */
export function shownSource(validation: unknown): string {
  return sourceOf(validation) === 'objects' ? fields.objects : fields.system
}

/** Has a BackendTLSPolicy trust the certificates of the system, or those of a ConfigMap that is still to be named. */
export function setCertificateSource(validation: Place, source: CertificateSource): Operation {
  const words = source === 'system' ? 'the certificates of the system' : 'those of a ConfigMap'
  return {
    title: `Trust ${words} in ${nameOf(validation.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, validation.resource, ({ resource }) => {
        const found = valueAt(resource.value, validation.path)
        if (typeof found !== 'object' || found === null) return { refuse: 'The policy is no longer there.' }
        const { set, remove } = stepsAt(resource, validation.path)
        const own = fields[source]
        const other = fields[source === 'system' ? 'objects' : 'system']
        const value = source === 'system' ? 'System' : [authorityToName]
        const isThere = valueAt(found, [own]) != null
        return {
          steps: [...(isThere ? [] : set([own], value)), ...remove([other])],
          select: {
            resource: validation.resource,
            path: [...validation.path, ...(source === 'system' ? [own] : [own, 0, 'name'])],
          },
        }
      }),
  }
}
