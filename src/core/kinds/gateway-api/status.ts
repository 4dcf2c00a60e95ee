import { choice, field, int32, listOf, object, required, text } from '../describe.ts'
import type { Field, FieldType } from '../field.ts'
import { gatewayApiGroup } from './channel.ts'
import {
  controllerPattern,
  groupName,
  kindName,
  namespaceName,
  objectName,
  portNumber,
  sectionName,
  textUpTo,
} from './names.ts'

/** What controllers write into the status of the Gateway API's kinds. */

const condition = object({
  type: required(
    textUpTo(316, {
      pattern:
        '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
    }),
    'What the condition is about.',
  ),
  status: required(
    choice({ True: 'It holds.', False: 'It does not hold.', Unknown: 'Nobody has looked yet.' }),
    'Whether it holds.',
  ),
  reason: required(
    textUpTo(1024, { minLength: 1, pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$' }),
    'Why, in a word.',
  ),
  message: required(textUpTo(32768), 'Why, in a sentence.'),
  observedGeneration: field(
    { type: 'integer', format: 'int64', minimum: 0 },
    'The generation that the condition is about.',
  ),
  lastTransitionTime: required(text('date-time'), 'When it last changed.'),
})

const conditions = (bounds: { minItems?: number } = {}): FieldType =>
  listOf(condition, { ...bounds, maxItems: 8, listMapKeys: ['type'] })

const ownConditions = field(conditions(), 'What is true of the object.')

const reference: FieldType = object({
  group: field(groupName, 'The API group of the object.', { defaulted: gatewayApiGroup }),
  kind: field(kindName, 'The kind of the object.', { defaulted: 'Gateway' }),
  namespace: field(namespaceName, 'The namespace of the object.'),
  name: required(objectName, 'The name of the object.'),
  sectionName: field(sectionName, 'The listener of the object.'),
  port: field(portNumber, 'The port of the object.'),
})

const controllerName: Field = required(
  textUpTo(253, { minLength: 1, pattern: controllerPattern }),
  'The controller that writes this entry.',
)

const listenerStatuses: Field = field(
  listOf(
    object({
      name: required(sectionName, 'The name of the listener.'),
      supportedKinds: field(
        listOf(
          object({
            group: field(groupName, 'The API group of the kind.', { defaulted: gatewayApiGroup }),
            kind: required(kindName, 'The kind of the routes.'),
          }),
          { maxItems: 8 },
        ),
        'The kinds of routes that it takes.',
      ),
      attachedRoutes: required(int32, 'How many routes are attached to it.'),
      conditions: required(conditions(), 'What is true of the listener.'),
    }),
    { maxItems: 64, listMapKeys: ['name'] },
  ),
  'What is true of each listener.',
)

/** The status of a route: an entry for each parent. */
export const routeStatus: FieldType = object({
  parents: required(
    listOf(
      object({
        parentRef: required(reference, 'The parent that the entry is about.'),
        controllerName,
        conditions: required(conditions({ minItems: 1 }), 'What is true of the route at this parent.'),
      }),
      { maxItems: 32 },
    ),
    'What is true of the route at each of its parents.',
  ),
})

/** The status of a policy: an entry for each object that it takes effect at. */
export const policyStatus: FieldType = object({
  ancestors: required(
    listOf(
      object({
        ancestorRef: required(reference, 'The object that the entry is about.'),
        controllerName,
        conditions: required(conditions({ minItems: 1 }), 'What is true of the policy there.'),
      }),
      { maxItems: 16 },
    ),
    'What is true of the policy at each object.',
  ),
})

export const listenerSetStatus: FieldType = object({
  conditions: ownConditions,
  listeners: listenerStatuses,
})

/** The status of a Gateway; its addresses are of the form of those in the spec. */
export function gatewayStatus(addressType: FieldType): FieldType {
  return object({
    addresses: field(
      listOf(
        object(
          {
            type: field(addressType, 'What sort of address it is.', { defaulted: 'IPAddress' }),
            value: required(textUpTo(253, { minLength: 1 }), 'The address.'),
          },
          { ipByType: true, cel: ['status-hostname-address'] },
        ),
        { maxItems: 16 },
      ),
      'The addresses that the Gateway has.',
    ),
    attachedListenerSets: field(int32, 'How many ListenerSets add listeners.'),
    conditions: ownConditions,
    listeners: listenerStatuses,
  })
}

export const gatewayClassStatus: FieldType = object({
  conditions: ownConditions,
  supportedFeatures: field(
    listOf(object({ name: required(text(), 'The name of the feature.') }), {
      maxItems: 64,
      listMapKeys: ['name'],
    }),
    'What the controller is able to do.',
  ),
})
