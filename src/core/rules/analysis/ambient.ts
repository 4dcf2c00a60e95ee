import type { Model } from '../../model/model.ts'
import { labelsAt, mapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Pod } from '../../model/workloads.ts'

/** Whether a Pod of the files says that ambient mode takes its traffic. */
export function isAmbientPod(model: Model, { namespace, name }: Pod): boolean {
  const resource = model.find('Pod', namespace, name)
  return resource !== undefined && isRedirected(resource)
}

/** The same of the Pod as it is written. */
export function isRedirected({ value }: Resource): boolean {
  return labelsAt(mapAt(value, 'metadata'), 'annotations')?.get('ambient.istio.io/redirection') === 'enabled'
}
