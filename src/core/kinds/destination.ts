import { field, object, required, text, uint32 } from './describe.ts'
import type { FieldType } from './field.ts'

/** Picks one port of a service by its number. */
export const portSelector: FieldType = object({
  number: field(uint32, 'The number of the service port.', { examples: ['80', '443', '8080'] }),
})

/** A service in the registry, or a part of it. */
export const destination: FieldType = object({
  host: required(
    text('serviceHost'),
    'The host of a Kubernetes Service or a ServiceEntry. A name without dots is a Service in the namespace of the object.',
    { examples: ['reviews.prod.svc.cluster.local'] },
  ),
  subset: field(text('subset'), 'A subset of the service, defined by a DestinationRule for the host.', {
    default: 'all endpoints',
    examples: ['v1', 'v2', 'canary'],
  }),
  port: field(portSelector, 'The port of the service; required if it has several.', {
    default: 'the only port',
  }),
})
