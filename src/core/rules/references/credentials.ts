import { fullGatewayName } from '../../model/gateway-references.ts'
import { readGateway, selects } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { podsOf } from '../../model/workloads.ts'
import type { Path } from '../../yaml/path.ts'

/** A Secret that a server of a Gateway names. */
export interface Credential {
  /** Where it is named. */
  readonly path: Path
  readonly namespace: string
  readonly name: string
  /** Undefined where the files hold none of that name. */
  readonly secret: Resource | undefined
}

/** The Secrets that the servers of a Gateway name, looked for beside the first Pod that it selects; none where it selects none. */
export function credentialsOf(model: Model, gateway: Resource): Credential[] {
  const { selector, servers } = readGateway(gateway)
  const pod = podsOf(model).find(it => selects(selector, it.labels))
  if (!pod) return []
  return servers.flatMap(({ path, tls }) => {
    if (!tls?.credentialName) return []
    const { namespace, name } = fullGatewayName(tls.credentialName, pod.namespace)
    const secret = model.find('Secret', namespace, name)
    return [{ path: [...path, 'tls', 'credentialName'], namespace, name, secret }]
  })
}
