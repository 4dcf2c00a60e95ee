import { fullHost, serviceOfHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type Cluster, lookUp, subsetsOf } from './clusters.ts'

/** What the settings would have to name for a destination that is not in the files to count as existing elsewhere. */
export function declarationsFor(model: Model, { destination, subset }: Cluster): readonly string[] {
  const host = fullHost(destination.host, destination)
  const service = serviceOfHost(host, destination.domain)
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

/** Whether a destination is in the files, said to exist elsewhere, surely missing, or possibly outside the files. */
export type Existence = 'found' | 'declared' | 'missing' | 'outside'

/** How a destination stands, as a namespace sees it. It is surely missing where its service, or the DestinationRule of its service, is in the files and lacks it. */
export function existenceOf(model: Model, namespace: string, cluster: Cluster): Existence {
  if (cluster.exists) return 'found'
  if (isDeclared(model, cluster)) return 'declared'
  if (model.settings.complete) return 'missing'
  const { destination, port, subset } = cluster
  const host = fullHost(destination.host, destination)
  const service = lookUp({ model, namespace, serverPort: port }, host, destination.namespace)
  if (!service) return 'outside'
  if (!service.ports.includes(port) || service.udpPorts.includes(port)) return 'missing'
  return subset !== '' && subsetsOf(model, service.host, namespace).length > 0 ? 'missing' : 'outside'
}
