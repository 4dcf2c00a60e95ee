import { servicePort } from '../istio/routes/service-ports.ts'
import { effective, type Model } from '../model/model.ts'
import { integerAt, mapsAt } from '../model/read-value.ts'
import { listWords } from './explain-words.ts'

/** Where a port on which nothing listens is a NodePort, or most likely one: what it leads to. `open` are the ports that listen. */
export function nodePortHint(model: Model, port: number, open: readonly number[]): string | undefined {
  for (const resource of effective(model, 'Service'))
    for (const it of mapsAt(resource.spec, 'ports')) {
      if (integerAt(it, 'nodePort') !== port) continue
      const { number } = servicePort(it)
      return `${port} is a NodePort of Service ${resource.namespace}/${resource.name}, which leads to its port ${number}: ask for that port instead.`
    }
  // Kubernetes takes NodePorts from this range unless it is told otherwise.
  if (port < 30_000 || port > 32_767 || open.length === 0) return undefined
  const ports = [...new Set(open)].sort((a, b) => a - b).map(String)
  return `${port} may be a NodePort, which leads to a port of the gateway's Service: ask for that port instead (the servers are on ${listWords(ports)}).`
}
