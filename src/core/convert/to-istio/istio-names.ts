import type { Model } from '../../model/model.ts'
import { nameClaims } from '../../text/file-name.ts'

/** Gives the name, or the next one that no object of the kind and namespace has. */
export type Names = (kind: string, namespace: string, name: string) => string

/** Names that no object of a model has. */
export function istioNames(model: Model): Names {
  const claims = new Map<string, (name: string) => string>()
  return (kind, namespace, name) => {
    const key = `${kind} ${namespace}`
    const known = model.ofKind(kind).filter(it => it.namespace === namespace && !it.origin)
    const claim = claims.get(key) ?? nameClaims(known.map(it => ({ name: it.name, text: '' })))
    claims.set(key, claim)
    return claim(name)
  }
}
