import { fullHost, serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { type Cluster, lookUp } from './clusters.ts'

/** What the settings would have to name for a destination that is not in the files to count as existing elsewhere. */
export function declarationsFor(model: Model, { destination, subset }: Cluster): readonly string[] {
  const host = fullHost(destination.host, destination.namespace)
  const service = serviceOfHost(host)
  const isKnown = lookUp(
    { model, namespace: destination.namespace, serverPort: 0 },
    host,
    destination.namespace,
  )
  const named = service
    ? `Service/${service.namespace}/${service.name}`
    : `ServiceEntry/${destination.namespace}/${host}`
  return [
    ...(isKnown ? [] : [named]),
    ...(subset ? [`DestinationRule/${destination.namespace}/${host}`] : []),
  ]
}

/** Whether the user said that what the files lack of a destination exists elsewhere. */
export function isDeclared(model: Model, cluster: Cluster): boolean {
  const needed = declarationsFor(model, cluster)
  return needed.length > 0 && needed.every(it => model.settings.declared.includes(it))
}
