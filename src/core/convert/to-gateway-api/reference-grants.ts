import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import type { MadeObject } from '../conversion/conversion.ts'
import type { SentTo } from './backends.ts'
import { objectOf } from './object-of.ts'

/** One ReferenceGrant for each namespace that is sent to and each that sends. */
export function writeGrants(model: Model, sentTo: readonly SentTo[], of: Resource | undefined): MadeObject[] {
  const groups = new Map<string, SentTo[]>()
  for (const it of sentTo) {
    if (it.namespace === it.from || it.isMesh) continue
    const key = `${it.namespace} ${it.from} ${it.kind}`
    groups.set(key, [...(groups.get(key) ?? []), it])
  }
  if (!of) return []
  return [...groups.values()].flatMap(group => {
    const { kind, from, namespace } = group[0]!
    const services = [...new Set(group.map(it => it.service))]
    const own = `${kind.toLowerCase()}s-of-${from}`
    const isTaken = model.find('ReferenceGrant', namespace, own) !== undefined
    const parts = Math.ceil(services.length / 16)
    return Array.from({ length: parts }, (_, i) => {
      const name = `${own}${isTaken ? '-of-virtual-services' : ''}${parts > 1 ? `-${i + 1}` : ''}`
      const to = services.slice(i * 16, i * 16 + 16).map(it => ({ group: '', kind: 'Service', name: it }))
      const spec = { from: [{ group: 'gateway.networking.k8s.io', kind, namespace: from }], to }
      return { value: objectOf('ReferenceGrant', name, namespace, spec), of }
    })
  })
}
