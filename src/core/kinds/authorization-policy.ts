import { choice, field, listOf, object, required, text, texts } from './describe.ts'
import type { Field, Kind } from './field.ts'
import { policyTargets } from './selectors.ts'
import { securityVersions } from './versions.ts'

const source = object(
  {
    principals: field(texts(), 'Identities of callers, by their mutual TLS certificates.'),
    notPrincipals: field(texts(), 'Identities of callers that are excluded.'),
    requestPrincipals: field(texts(), 'Identities of requests, by their tokens.'),
    notRequestPrincipals: field(texts(), 'Identities of requests that are excluded.'),
    namespaces: field(texts('namespace'), 'Namespaces of callers.'),
    notNamespaces: field(texts('namespace'), 'Namespaces of callers that are excluded.'),
    serviceAccounts: serviceAccounts('Service accounts of callers.'),
    notServiceAccounts: serviceAccounts('Service accounts of callers that are excluded.'),
    trustDomains: field(texts(), 'Trust domains of callers.'),
    notTrustDomains: field(texts(), 'Trust domains of callers that are excluded.'),
    ipBlocks: field(texts('ip'), 'IP addresses or ranges of the connection.'),
    notIpBlocks: field(texts('ip'), 'IP addresses or ranges of the connection that are excluded.'),
    remoteIpBlocks: field(texts('ip'), 'IP addresses or ranges of the original client.'),
    notRemoteIpBlocks: field(texts('ip'), 'IP addresses or ranges of the original client that are excluded.'),
  },
  { cel: ['service-accounts-alone'] },
)

const operation = object({
  hosts: field(texts('host'), 'Hosts of requests.'),
  notHosts: field(texts('host'), 'Hosts that are excluded.'),
  ports: field(texts(), 'Ports of requests, as strings.'),
  notPorts: field(texts(), 'Ports that are excluded.'),
  methods: field(texts(), 'Methods of requests.'),
  notMethods: field(texts(), 'Methods that are excluded.'),
  paths: field(texts('path'), 'Paths of requests.'),
  notPaths: field(texts('path'), 'Paths that are excluded.'),
})

const condition = object({
  key: required(text(), 'The attribute to check.', {
    examples: ['request.headers[x-user]', 'source.namespace', 'request.auth.claims[iss]'],
  }),
  values: field(texts(), 'Values, one of which it must have.'),
  notValues: field(texts(), 'Values that it must not have.'),
})

const rule = object({
  from: field(
    listOf(object({ source: field(source, 'A source.') }), { maxItems: 512 }),
    'The sources of the request.',
    { default: 'anyone' },
  ),
  to: field(
    listOf(object({ operation: field(operation, 'An operation.') })),
    'The operations of the request.',
    {
      default: 'anything',
    },
  ),
  when: field(listOf(condition), 'More conditions, which must all hold.'),
})

export const authorizationPolicy: Kind = {
  kind: 'AuthorizationPolicy',
  group: 'security.istio.io',
  plural: 'authorizationpolicies',
  shortNames: ['ap'],
  versions: securityVersions,
  doc: 'Allows or denies requests to workloads.',
  spec: field(
    object(
      {
        ...policyTargets,
        action: field(
          choice({
            ALLOW: 'Allows requests that match.',
            DENY: 'Denies requests that match.',
            AUDIT: 'Logs requests that match.',
            CUSTOM: 'Lets a provider decide about requests that match.',
          }),
          'What happens to requests that match.',
          { default: 'ALLOW' },
        ),
        provider: field(
          object({ name: field(text(), 'The name of the provider in the mesh configuration.') }),
          'The provider that decides, with CUSTOM.',
        ),
        rules: field(listOf(rule, { maxItems: 512 }), 'The policy applies if one of the rules matches.', {
          default: 'none matches',
        }),
      },
      { oneOf: [['provider']], cel: ['one-target'] },
    ),
    'The rules, and what happens to requests that match.',
  ),
}

function serviceAccounts(doc: string): Field {
  return field(listOf(text(undefined, { maxLength: 320 }), { maxItems: 16 }), doc)
}
