import { canonical } from '../data/canonical.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'

/** VirtualServices of the mesh with rules for bytes that are new, gone, or say something else. */
export function meshChanged(before: Model, after: Model): ResourceId[] {
  const texts = (model: Model) =>
    new Map(
      model
        .ofKind('VirtualService')
        .filter(it => {
          const { hosts, tls, tcp } = readVirtualService(it)
          return hosts.length > 0 && tls.length + tcp.length > 0 && isMeshBound(readVirtualService(it))
        })
        .map(it => [it.id, canonical(it.spec)]),
    )
  const [old, now] = [texts(before), texts(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(it => old.get(it) !== now.get(it))
}
