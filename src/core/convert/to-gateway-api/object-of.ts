import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { carriedMetadata } from '../conversion/carried-metadata.ts'

/** An object of the Gateway API, with the labels and annotations of what it is made of. */
export function objectOf(
  kind: string,
  name: string,
  namespace: string,
  spec: JsonMap,
  of?: Resource,
): JsonMap {
  const version = kind === 'ReferenceGrant' ? 'v1beta1' : 'v1'
  const metadata = { name, namespace, ...(of && carriedMetadata(of)) }
  return { apiVersion: `${gatewayApiGroup}/${version}`, kind, metadata, spec }
}
