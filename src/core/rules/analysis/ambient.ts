import { effective, type Model } from '../../model/model.ts'
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

/** Whether a Namespace of the files is in ambient mode, and neither it nor a revision asks for sidecars. */
export function isAmbientNamespace(model: Model, name: string): boolean {
  return effective(model, 'Namespace').some(it => {
    const labels = labelsAt(mapAt(it.value, 'metadata'), 'labels')
    return (
      it.name === name &&
      labels?.get('istio.io/dataplane-mode') === 'ambient' &&
      labels.get('istio-injection') !== 'enabled' &&
      !labels.get('istio.io/rev')
    )
  })
}
