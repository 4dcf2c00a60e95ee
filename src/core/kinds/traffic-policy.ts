import { connectionPool } from './connection-pool.ts'
import {
  choice,
  duration,
  field,
  flag,
  int32,
  listOf,
  looseDuration,
  object,
  required,
  text,
  texts,
  uint32,
} from './describe.ts'
import { portSelector } from './destination.ts'
import type { Fields } from './field.ts'
import { loadBalancer } from './load-balancer.ts'

const outlierDetection = object({
  consecutive5xxErrors: field(uint32, 'How many 5xx answers in a row eject an endpoint; 0 turns it off.', {
    nullable: true,
    default: '5',
  }),
  consecutiveGatewayErrors: field(uint32, 'How many 502, 503 or 504 answers in a row eject an endpoint.', {
    nullable: true,
    default: 'off',
  }),
  splitExternalLocalOriginErrors: field(
    flag,
    'Counts failures to connect separately from errors that the service returns.',
    {
      default: 'false',
      since: '1.11',
    },
  ),
  consecutiveLocalOriginFailures: field(
    uint32,
    'How many failures to connect in a row eject an endpoint, if they are counted separately.',
    {
      nullable: true,
      default: '5',
      since: '1.11',
    },
  ),
  interval: field(duration, 'How often endpoints are checked.', { default: '10s' }),
  baseEjectionTime: field(
    duration,
    'How long an endpoint stays ejected, multiplied by the number of its ejections.',
    {
      default: '30s',
    },
  ),
  maxEjectionPercent: field(int32, 'The maximum percentage of endpoints that are ejected at once.', {
    default: '10',
  }),
  minHealthPercent: field(
    int32,
    'The percentage of healthy endpoints below which outlier detection is off.',
    {
      default: '0',
    },
  ),
  outlierDetectionHttpErrorCodes: field(
    listOf({ type: 'integer', format: 'uint32', minimum: 100, maximum: 599 }),
    'The status codes that count as errors.',
    { default: '5xx', since: '1.31' },
  ),
  consecutiveErrors: field(int32, 'How many errors in a row eject an endpoint.', {
    hidden: true,
    deprecated: 'Use `consecutiveGatewayErrors` or `consecutive5xxErrors`.',
  }),
})

const clientTls = object({
  mode: field(
    choice({
      DISABLE: 'No TLS.',
      SIMPLE: 'TLS towards the service.',
      MUTUAL: 'TLS with a client certificate given here.',
      ISTIO_MUTUAL: 'TLS with the certificate that Istio issues; no other field is needed.',
    }),
    'Whether and how connections to the service use TLS.',
    { default: 'DISABLE' },
  ),
  clientCertificate: field(text('filePath'), 'The file with the client certificate.'),
  privateKey: field(text('filePath'), 'The file with the private key of the certificate.'),
  caCertificates: field(text('filePath'), 'The file with the CA certificates that verify the service.', {
    default: "the operating system's",
  }),
  caCrl: field(text('filePath'), 'The file with the list of revoked certificates.', { since: '1.22' }),
  credentialName: field(
    text('secret'),
    'The Secret with the certificates, instead of files; for gateways, and for sidecars that `workloadSelector` selects.',
    {
      since: '1.7',
    },
  ),
  subjectAltNames: field(
    texts(),
    'The subject alternative names of which the certificate of the service must have one.',
    {
      default: 'from the ServiceEntry or the host',
    },
  ),
  sni: field(text('host'), 'The SNI name that is sent.', { default: 'the host header' }),
  insecureSkipVerify: field(flag, 'Does not verify the certificate of the service.', {
    nullable: true,
    default: 'false',
    since: '1.12',
  }),
})

const policies: Fields = {
  loadBalancer: field(loadBalancer, 'How an endpoint is chosen.', { default: 'LEAST_REQUEST' }),
  connectionPool: field(connectionPool, 'Limits on connections and requests.'),
  outlierDetection: field(outlierDetection, 'Ejects endpoints that keep failing.', { default: 'off' }),
  tls: field(clientTls, 'TLS towards the service.', { default: 'mutual TLS inside the mesh, none outside' }),
}

/** What applies to traffic once it is known which service it goes to. */
export const trafficPolicy = object({
  ...policies,
  portLevelSettings: field(
    listOf(object({ port: field(portSelector, 'The port that the settings apply to.'), ...policies }), {
      maxItems: 4096,
    }),
    'Policies for single ports, which replace those above as a whole.',
  ),
  tunnel: field(
    object({
      protocol: field(text(), 'The method that opens the tunnel, `CONNECT` or `POST`.', {
        default: 'CONNECT',
        examples: ['CONNECT', 'POST'],
      }),
      targetHost: required(text('host'), 'The host that the proxy connects to.'),
      targetPort: required(uint32, 'The port that the proxy connects to.'),
    }),
    'Sends TCP or TLS through an HTTP proxy.',
    { since: '1.14' },
  ),
  proxyProtocol: field(
    object({
      version: field(choice({ V1: 'As text.', V2: 'The binary version.' }), 'The version of the protocol.', {
        default: 'V1',
      }),
    }),
    'Sends the address of the client with the PROXY protocol; cannot be combined with `tunnel`.',
    { since: '1.21' },
  ),
  retryBudget: field(
    object({
      percent: field(
        { type: 'number', minimum: 0, maximum: 100 },
        'The maximum of concurrent retries, in percent of the requests.',
        {
          nullable: true,
          default: '20',
        },
      ),
      minRetryConcurrency: field(uint32, 'The number of concurrent retries that are always allowed.', {
        default: '3',
      }),
      budgetInterval: field(looseDuration, 'The period whose requests are counted.', {
        default: '0ms',
        since: '1.31',
      }),
    }),
    'Limits concurrent retries.',
    { since: '1.27' },
  ),
})
