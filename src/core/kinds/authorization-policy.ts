import { choice, field, listOf, object, required, text, texts } from './describe.ts'
import type { Field, Kind } from './field.ts'
import { policyTargets } from './selectors.ts'
import { securityVersions } from './versions.ts'

const source = object(
  {
    principals: field(texts(), 'Identities of callers, by their mutual TLS certificates.'),
    notPrincipals: field(texts(), 'Identities of callers that do not count.'),
    requestPrincipals: field(texts(), 'Identities of requests, by their tokens.'),
    notRequestPrincipals: field(texts(), 'Identities of requests that do not count.'),
    namespaces: field(texts('namespace'), 'Namespaces of callers.'),
    notNamespaces: field(texts('namespace'), 'Namespaces of callers that do not count.'),
    serviceAccounts: serviceAccounts('Service accounts of callers.'),
    notServiceAccounts: serviceAccounts('Service accounts of callers that do not count.'),
    trustDomains: field(texts(), 'Trust domains of callers.'),
    notTrustDomains: field(texts(), 'Trust domains of callers that do not count.'),
    ipBlocks: field(texts('ip'), 'IP addresses or ranges of the connection.'),
    notIpBlocks: field(texts('ip'), 'IP addresses or ranges of the connection that do not count.'),
    remoteIpBlocks: field(texts('ip'), 'IP addresses or ranges of the original client.'),
    notRemoteIpBlocks: field(texts('ip'), 'IP addresses or ranges of the original client that do not count.'),
  },
  { cel: ['service-accounts-alone'] },
)

const operation = object({
  hosts: field(texts('host'), 'Hosts that are asked for.'),
  notHosts: field(texts('host'), 'Hosts that do not count.'),
  ports: field(texts(), 'Ports that are asked for, as texts.'),
  notPorts: field(texts(), 'Ports that do not count.'),
  methods: field(texts(), 'Methods that are asked for.'),
  notMethods: field(texts(), 'Methods that do not count.'),
  paths: field(texts('path'), 'Paths that are asked for.'),
  notPaths: field(texts('path'), 'Paths that do not count.'),
})

const condition = object({
  key: required(text(), 'The attribute that is looked at.', {
    examples: ['request.headers[x-user]', 'source.namespace', 'request.auth.claims[iss]'],
  }),
  values: field(texts(), 'Values of which it must have one.'),
  notValues: field(texts(), 'Values of which it must have none.'),
})

const rule = object({
  from: field(
    listOf(object({ source: field(source, 'A source.') }), { maxItems: 512 }),
    'Who the request comes from.',
    { default: 'anyone' },
  ),
  to: field(listOf(object({ operation: field(operation, 'An operation.') })), 'What the request asks for.', {
    default: 'anything',
  }),
  when: field(listOf(condition), 'Further conditions, which must all hold.'),
})

export const authorizationPolicy: Kind = {
  kind: 'AuthorizationPolicy',
  group: 'security.istio.io',
  plural: 'authorizationpolicies',
  shortNames: ['ap'],
  versions: securityVersions,
  doc: 'Says which requests workloads take and which they refuse.',
  spec: field(
    object(
      {
        ...policyTargets,
        action: field(
          choice({
            ALLOW: 'Requests that match are taken.',
            DENY: 'Requests that match are refused.',
            AUDIT: 'Requests that match are logged.',
            CUSTOM: 'A provider decides on requests that match.',
          }),
          'What becomes of requests that match.',
          { default: 'ALLOW' },
        ),
        provider: field(
          object({ name: field(text(), 'The name of the provider in the mesh configuration.') }),
          'Who decides, with CUSTOM.',
        ),
        rules: field(listOf(rule, { maxItems: 512 }), 'Rules of which one must match.', {
          default: 'none matches',
        }),
      },
      { oneOf: [['provider']], cel: ['one-target'] },
    ),
    'Which requests, and what becomes of them.',
  ),
}

function serviceAccounts(doc: string): Field {
  return field(listOf(text(undefined, { maxLength: 320 }), { maxItems: 16 }), doc)
}
