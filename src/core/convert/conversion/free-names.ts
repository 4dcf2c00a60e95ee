import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { nameClaims } from '../../text/file-name.ts'

/** Gives the name, or the next one that no object of the kind and namespace has. */
export type FreeNames = (kind: string, namespace: string, name: string) => string

/** Names that no object of a model has, nor one of `others`, nor one that was given before. */
export function freeNames(model: Model, others: readonly Resource['value'][] = []): FreeNames {
  const claims = new Map<string, (name: string) => string>()
  const metadataOf = (it: Resource['value']) =>
    it.metadata as { readonly namespace?: string; readonly name: string }
  return (kind, namespace, name) => {
    const key = `${kind} ${namespace}`
    let claim = claims.get(key)
    if (!claim) {
      const known = model.ofKind(kind).filter(it => it.namespace === namespace && !it.origin)
      const made = others.filter(it => it.kind === kind && metadataOf(it).namespace === namespace)
      claim = nameClaims([...known, ...made.map(metadataOf)].map(it => ({ name: it.name, text: '' })))
      claims.set(key, claim)
    }
    return claim(name)
  }
}
