import { object, required } from '../describe.ts'
import type { Kind } from '../field.ts'
import { gatewayApiGroup } from './channel.ts'
import { listeners } from './listeners.ts'
import { parentGateway } from './references.ts'
import { listenerSetStatus } from './status.ts'

export const listenerSet: Kind = {
  kind: 'ListenerSet',
  group: gatewayApiGroup,
  plural: 'listenersets',
  shortNames: ['lset'],
  versions: ['v1'],
  doc: 'More listeners for a Gateway, from a namespace that the Gateway allows.',
  spec: required(
    object({
      parentRef: required(parentGateway, 'The Gateway that gets the listeners.'),
      listeners: listeners('The listeners that are added.', 'set-listeners-unique'),
    }),
    'The listeners and their Gateway.',
  ),
  status: listenerSetStatus,
}
