import { field, listOf, object, required } from '../describe.ts'
import type { Kind } from '../field.ts'
import { gatewayApiGroup } from './channel.ts'
import { groupName, kindName, namespaceName, objectName } from './names.ts'

export const referenceGrant: Kind = {
  kind: 'ReferenceGrant',
  group: gatewayApiGroup,
  plural: 'referencegrants',
  shortNames: ['refgrant'],
  versions: ['v1beta1', 'v1'],
  doc: 'Lets objects of other namespaces refer to Services, Secrets or ConfigMaps of this one.',
  spec: required(
    object({
      from: required(
        listOf(
          object({
            group: required(groupName, 'The API group of those who refer.', { examples: [gatewayApiGroup] }),
            kind: required(kindName, 'The kind of those who refer.', {
              examples: ['HTTPRoute', 'Gateway', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'ListenerSet'],
            }),
            namespace: required(namespaceName, 'The namespace of those who refer.'),
          }),
          { minItems: 1, maxItems: 16 },
        ),
        'Who may refer.',
      ),
      to: required(
        listOf(
          object({
            group: required(
              groupName,
              'The API group of what is referred to; `""` for Services and Secrets.',
              {
                examples: ['""'],
              },
            ),
            kind: required(kindName, 'The kind of what is referred to.', {
              examples: ['Service', 'Secret', 'ConfigMap'],
            }),
            name: field(objectName, 'The one object that may be referred to.', {
              default: 'all of the kind',
            }),
          }),
          { minItems: 1, maxItems: 16 },
        ),
        'What may be referred to, in the namespace of the ReferenceGrant.',
      ),
    }),
    'Who may refer to what.',
  ),
  statusless: true,
}
