import { findGateway, namesGateway } from '../model/gateway-references.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'

/** Gateways and the VirtualServices that name them, as far as one leads to another: they are converted together or not at all. */
export interface Group {
  readonly gateways: readonly Resource[]
  readonly virtualServices: readonly Resource[]
}

/** The groups of a model, in the order of the files. What Istio made of routes is not among them. */
export function groupsOf(model: Model): readonly Group[] {
  const virtualServices = effective(model, 'VirtualService').filter(it => !it.origin)
  const left = new Set(effective(model, 'Gateway').filter(it => !it.origin))
  const groups: Group[] = []
  for (const first of left) {
    const gateways = new Set([first])
    for (const gateway of gateways) {
      left.delete(gateway)
      for (const it of virtualServices.filter(own => names(own, gateway)))
        for (const { text } of readVirtualService(it).gateways) {
          const other = findGateway(model, text, it.namespace)
          if (other && !other.origin) gateways.add(other)
        }
    }
    const own = virtualServices.filter(it => [...gateways].some(gateway => names(it, gateway)))
    groups.push({ gateways: [...gateways], virtualServices: own })
  }
  return groups
}

/** Whether a VirtualService names a Gateway. */
export function names(virtualService: Resource, gateway: Resource): boolean {
  return readVirtualService(virtualService).gateways.some(it =>
    namesGateway(it.text, virtualService.namespace, gateway),
  )
}
