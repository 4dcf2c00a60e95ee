import { allowedNamespaces } from '../../istio/gateway-api/allowed-namespaces.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import type { Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import { type Door, doorOfListener } from '../../operations/open-door.ts'

/** The door of a listener. */
export function doorOf({ owner, path, name }: BuiltListener): Door {
  return doorOfListener(owner, Number(path.at(-1)), name)
}

/** The hosts of a listener's server with other `allowedRoutes.namespaces`. */
export function hostsWith(
  model: Model,
  { owner, hostname = '*' }: BuiltListener,
  namespaces: JsonMap,
): readonly string[] {
  return allowedNamespaces(model, owner.namespace, namespaces).map(it => `${it}/${hostname}`)
}
