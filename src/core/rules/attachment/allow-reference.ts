import type { Fault } from '../../istio/gateway-api/fault.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import type { Resource } from '../../model/resource.ts'
import { addResource } from '../../operations/add-resource.ts'
import type { Finding, FindingFix } from '../define-rule.ts'

/** A fault as a finding tells it: what is missing is asked for, and what is not allowed can be. */
export function told({ message, missing, ungranted }: Fault, resource: Resource): Omit<Finding, 'path'> {
  return {
    message,
    ...(missing && { outside: missing }),
    ...(ungranted && { fix: allowReference(ungranted, resource.file) }),
  }
}

/** A ReferenceGrant beside what is referred to, for that one object. */
function allowReference({ from, to }: NonNullable<Fault['ungranted']>, file: string): FindingFix {
  return {
    title: `Add a ReferenceGrant for ${to.kind} ${to.name} to namespace ${to.namespace}`,
    operation: () =>
      addResource({
        kind: 'ReferenceGrant',
        apiVersion: `${gatewayApiGroup}/v1beta1`,
        name: `${to.name}-from-${from.namespace}`,
        namespace: to.namespace,
        file,
        template: {
          from: [{ group: gatewayApiGroup, kind: from.kind, namespace: from.namespace }],
          to: [{ group: '', kind: to.kind, name: to.name }],
        },
      }),
  }
}
