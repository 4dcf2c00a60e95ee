import { choice, duration, field, flag, int32, looseDuration, object, uint32 } from './describe.ts'

/** Limits on connections and requests to a service. */
export const connectionPool = object({
  tcp: field(
    object({
      maxConnections: field(int32, 'The maximum number of connections to the service.', {
        default: '4294967295',
      }),
      connectTimeout: field(duration, 'The timeout for opening a connection.', {
        default: '10s',
        examples: ['10s', '500ms'],
      }),
      tcpKeepalive: field(
        object({
          probes: field(uint32, 'How many unanswered probes close a connection.', {
            default: "the operating system's",
          }),
          time: field(duration, 'How long a connection is idle before the first probe.', {
            default: "the operating system's",
            examples: ['7200s'],
          }),
          interval: field(duration, 'How long to wait between probes.', {
            default: "the operating system's",
            examples: ['75s'],
          }),
        }),
        'TCP keep-alive probes, which find dead connections.',
      ),
      maxConnectionDuration: field(duration, 'Closes a connection after this time.', {
        default: 'never',
        since: '1.15',
      }),
      idleTimeout: field(
        looseDuration,
        'Closes a TCP connection that is idle this long; `0s` never closes it.',
        {
          default: '1h',
          since: '1.21',
        },
      ),
    }),
    'Settings of connections.',
  ),
  http: field(
    object({
      http1MaxPendingRequests: field(int32, 'The maximum number of requests that wait for a connection.', {
        default: '4294967295',
      }),
      http2MaxRequests: field(int32, 'The maximum number of concurrent requests.', { default: '4294967295' }),
      maxRequestsPerConnection: field(
        int32,
        'The maximum number of requests on one connection; 1 turns keep-alive off.',
        {
          default: 'no limit',
        },
      ),
      maxRetries: field(int32, 'The maximum number of concurrent retries.', { default: '4294967295' }),
      idleTimeout: field(duration, 'Closes a connection that has no requests for this long.', {
        default: '1h',
      }),
      h2UpgradePolicy: field(
        choice({
          DEFAULT: 'The setting of the mesh.',
          DO_NOT_UPGRADE: 'HTTP/1.1 stays HTTP/1.1.',
          UPGRADE: 'HTTP/1.1 is upgraded to HTTP/2.',
        }),
        'Whether HTTP/1.1 requests are upgraded to HTTP/2.',
        { default: 'DEFAULT' },
      ),
      useClientProtocol: field(flag, 'Uses the protocol of the client; cannot be combined with UPGRADE.', {
        default: 'false',
        since: '1.8',
      }),
      maxConcurrentStreams: field(int32, 'The maximum number of streams on one HTTP/2 connection.', {
        default: '2147483647',
        since: '1.21',
      }),
      http2KeepAlive: field(
        object({
          interval: field(duration, 'How long to wait between pings.'),
          timeout: field(duration, 'How long to wait for the answer before the connection is closed.'),
        }),
        'Pings on HTTP/2 connections; both fields are required.',
        { default: 'none', since: '1.31' },
      ),
    }),
    'Settings of HTTP on these connections.',
  ),
})
