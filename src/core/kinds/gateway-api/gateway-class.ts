import { field, object, required } from '../describe.ts'
import type { Kind } from '../field.ts'
import { gatewayApiGroup } from './channel.ts'
import { controllerPattern, groupName, kindName, namespaceName, objectName, textUpTo } from './names.ts'
import { gatewayClassStatus } from './status.ts'

export const gatewayClass: Kind = {
  kind: 'GatewayClass',
  group: gatewayApiGroup,
  plural: 'gatewayclasses',
  shortNames: ['gc'],
  versions: ['v1', 'v1beta1'],
  clusterScoped: true,
  doc: 'Says which controller the Gateways of a class belong to; Istio knows `istio` and `istio-remote` without one.',
  spec: required(
    object({
      controllerName: required(
        textUpTo(253, { minLength: 1, pattern: controllerPattern, cel: ['unchanged'] }),
        'The controller of the Gateways of the class; it cannot be changed later.',
        { examples: ['istio.io/gateway-controller', 'istio.io/unmanaged-gateway'] },
      ),
      description: field(textUpTo(64), 'A few words about the class.'),
      parametersRef: field(
        object({
          group: required(groupName, 'The API group of the object.'),
          kind: required(kindName, 'The kind of the object.', { examples: ['ConfigMap'] }),
          name: required(objectName, 'The name of the object.'),
          namespace: field(namespaceName, 'The namespace of the object, where it has one.'),
        }),
        'The object with parameters for all Gateways of the class.',
      ),
    }),
    'The controller.',
  ),
  status: gatewayClassStatus,
}
