import { choice, duration, field, flag, int32, looseDuration, object, uint32 } from './describe.ts'

/** Limits on connections and requests to a service. */
export const connectionPool = object({
  tcp: field(
    object({
      maxConnections: field(int32, 'The most connections to the service.', { default: '4294967295' }),
      connectTimeout: field(duration, 'The most that opening a connection may take.', {
        default: '10s',
        examples: ['10s', '500ms'],
      }),
      tcpKeepalive: field(
        object({
          probes: field(uint32, 'How many unanswered probes make a connection dead.', {
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
        'Probes that find dead connections.',
      ),
      maxConnectionDuration: field(duration, 'Closes a connection after this time.', {
        default: 'never',
        since: '1.15',
      }),
      idleTimeout: field(looseDuration, 'Closes a TCP connection that was idle this long; `0s` never does.', {
        default: '1h',
        since: '1.21',
      }),
    }),
    'Settings of connections.',
  ),
  http: field(
    object({
      http1MaxPendingRequests: field(int32, 'The most requests that wait for a connection.', {
        default: '4294967295',
      }),
      http2MaxRequests: field(int32, 'The most requests under way at once.', { default: '4294967295' }),
      maxRequestsPerConnection: field(int32, 'The most requests on one connection; 1 turns keep-alive off.', {
        default: 'no limit',
      }),
      maxRetries: field(int32, 'The most retries under way at once.', { default: '4294967295' }),
      idleTimeout: field(duration, 'Closes a connection without requests after this time.', {
        default: '1h',
      }),
      h2UpgradePolicy: field(
        choice({
          DEFAULT: "The mesh's setting.",
          DO_NOT_UPGRADE: 'HTTP/1.1 stays HTTP/1.1.',
          UPGRADE: 'HTTP/1.1 is sent on as HTTP/2.',
        }),
        'Whether HTTP/1.1 requests are sent on as HTTP/2.',
        { default: 'DEFAULT' },
      ),
      useClientProtocol: field(
        flag,
        'Speaks to the service what the client speaks; not together with UPGRADE.',
        {
          default: 'false',
          since: '1.8',
        },
      ),
      maxConcurrentStreams: field(int32, 'The most streams on one HTTP/2 connection.', {
        default: '2147483647',
        since: '1.21',
      }),
      http2KeepAlive: field(
        object({
          interval: field(duration, 'How long to wait between pings.'),
          timeout: field(duration, 'How long an answer may take before the connection is dead.'),
        }),
        'Pings on HTTP/2 connections; both fields are needed.',
        { default: 'none', since: '1.31' },
      ),
    }),
    'Settings of HTTP on top of them.',
  ),
})
