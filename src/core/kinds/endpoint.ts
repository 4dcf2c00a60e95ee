import { field, mapOf, text, uint32 } from './describe.ts'
import type { CelRule, Fields, FieldType } from './field.ts'

/** The fields of an endpoint: of a ServiceEntry, a WorkloadEntry, the template of a WorkloadGroup. */
export const endpointFields: Fields = {
  address: field(
    text('ip', { maxLength: 256, cel: ['unix-absolute', 'unix-not-directory'] }),
    'The IP address, DNS name or Unix socket of the endpoint, depending on the resolution.',
    { examples: ['10.0.0.1', 'api.example.com', 'unix:///var/run/app.sock'] },
  ),
  ports: field(
    mapOf(portNumber(), { maxProperties: 128, cel: ['port-names'] }),
    'The ports at the endpoint, by the name of the service port.',
    { default: 'the target port of the service' },
  ),
  labels: field(mapOf(text(), { maxProperties: 256 }), 'Labels of the endpoint, for subsets.'),
  network: field(text(undefined, { maxLength: 2048 }), 'The network that the endpoint is in.'),
  locality: field(
    text(undefined, { maxLength: 2048 }),
    'The locality of the endpoint, as `region/zone/subzone`.',
    {
      examples: ['us-west/zone1/rack1'],
    },
  ),
  weight: field(uint32, 'The share of the traffic, relative to the other endpoints.', { default: 'equal' }),
  serviceAccount: field(
    text(undefined, { maxLength: 253 }),
    'The service account of the workload, if it has a sidecar.',
  ),
}

export const endpointRules: readonly CelRule[] = ['address-or-network', 'unix-without-ports']

/** A port number that the API server holds to 1–65535. */
export function portNumber(): FieldType {
  return { type: 'integer', format: 'uint32', cel: ['port-range'] }
}
