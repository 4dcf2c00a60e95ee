import { field, listOf, object, required } from '../describe.ts'
import type { FieldType, Kind } from '../field.ts'
import { type GatewayApiChannel, gatewayApiGroup } from './channel.ts'
import { grpcFilters, headerName, headerValue } from './filters.ts'
import { textUpTo } from './names.ts'
import { backendRefs } from './references.ts'
import {
  hostnames,
  routeFields,
  ruleName,
  rulesOf,
  sessionPersistence,
  valueMatchType,
} from './route-parts.ts'
import { routeStatus } from './status.ts'

/** GRPCRoute: where the gRPC calls of a listener or Service go. */
export function grpcRoute(channel: GatewayApiChannel): Kind {
  return {
    kind: 'GRPCRoute',
    group: gatewayApiGroup,
    plural: 'grpcroutes',
    shortNames: [],
    versions: ['v1'],
    doc: 'Sends the gRPC calls of a Gateway, or of a Service in the mesh, to backends.',
    spec: field(
      object({
        ...routeFields(channel),
        hostnames,
        rules: field(
          rulesOf(rule(channel), channel, { cel: 'grpc-match-count' }),
          'Rules; the most specific match of all routes decides, not the order.',
        ),
      }),
      'The parents, hosts and rules.',
      { required: true },
    ),
    status: routeStatus,
  }
}

function rule(channel: GatewayApiChannel): FieldType {
  return object({
    name: ruleName,
    matches: field(listOf(match, { maxItems: 64 }), 'Conditions; one of them is enough.', {
      default: 'every call',
    }),
    filters: field(grpcFilters(channel), 'What is done to the call and its answer.'),
    backendRefs: field(
      backendRefs({}, field(grpcFilters(channel), 'What is done to calls that go to this destination.')),
      'Where the calls go.',
    ),
    ...(channel === 'experimental' && { sessionPersistence }),
  })
}

const match: FieldType = object({
  method: field(
    object(
      {
        type: valueMatchType,
        service: field(textUpTo(1024), 'The full name of the service.', {
          default: 'every service',
          examples: ['shop.Cart'],
        }),
        method: field(textUpTo(1024), 'The name of the method.', { default: 'every method' }),
      },
      { cel: ['grpc-service-or-method', 'grpc-names'] },
    ),
    'The condition on service and method.',
    { default: 'every method of every service' },
  ),
  headers: field(
    listOf(
      object({
        name: required(headerName, 'The name of the metadata entry, in any case.'),
        type: valueMatchType,
        value: required(headerValue('standard'), 'The value of the entry.'),
      }),
      { maxItems: 16, listMapKeys: ['name'] },
    ),
    'Conditions on metadata; all must hold.',
  ),
})
