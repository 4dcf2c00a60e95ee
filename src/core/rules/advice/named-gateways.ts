import { findGateway } from '../../model/gateway-references.ts'
import type { Model } from '../../model/model.ts'
import type { Entry } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'

/** The Gateways that entries of a VirtualService name; undefined where the mesh is among them, or one is not in the files: then it is not known what is open. */
export function namedGateways(
  model: Model,
  { namespace }: Resource,
  entries: readonly Entry[],
): readonly Resource[] | undefined {
  if (entries.length === 0 || entries.some(it => it.text === 'mesh')) return undefined
  const found = entries.map(it => findGateway(model, it.text, namespace))
  return found.every(it => it !== undefined) ? [...new Set(found)] : undefined
}
