import { describe, expect, it } from 'vitest'
import { type WebhookVector, webhookFaults } from '../../../testing/webhook-faults.ts'

const tcpPort = { number: 5432, name: 'tcp', protocol: 'TCP' }

const vectors: readonly WebhookVector[] = [
  ['DNS for a short name', { hosts: ['foo'], resolution: 'DNS' }],
  ['DNS for a wildcard', { hosts: ['*.foo.com'], resolution: 'DNS' }, ['dns-host-fqdn']],
  ['little', { hosts: ['a.com', 'a.com'], ports: null, resolution: 'STATIC' }],
  ['bad selector', { hosts: ['*'], workloadSelector: { labels: { 'a*': 'b' } } }, ['selector-wildcard']],
  [
    'TCP without addresses',
    {
      ports: [
        { number: 1, name: 'a', protocol: 'TCP' },
        { number: 2, name: 'b' },
        { number: 3, name: 'c', protocol: 'tcp' },
      ],
    },
    ['tcp-needs-address', 'tcp-needs-address'],
  ],
  ['TCP with an address to come', { ports: [tcpPort], resolution: 'DNS' }],
  [
    'TCP without an address to come',
    { ports: [tcpPort], resolution: 'DNS' },
    ['tcp-needs-address'],
    { labels: { 'networking.istio.io/enable-autoallocate-ip': 'False' } },
  ],
  [
    'two hosts on TCP',
    { hosts: ['a.com', 'b.com'], resolution: 'DNS', ports: [tcpPort], addresses: ['1.2.3.4'] },
    ['dns-hosts-address-tcp', 'multi-host-tcp'],
  ],
  [
    'two hosts on HTTPS',
    {
      hosts: ['a.com', 'b.com'],
      resolution: 'DNS',
      ports: [{ number: 443, name: 'a', protocol: 'HTTPS' }],
      addresses: ['1.2.3.4'],
    },
    ['dns-hosts-address-tcp'],
  ],
  [
    'two hosts on UDP',
    { hosts: ['a.com', 'b.com'], resolution: 'STATIC', ports: [{ number: 53, name: 'a', protocol: 'UDP' }] },
    ['multi-host-tcp'],
  ],
  [
    'static endpoints',
    {
      resolution: 'STATIC',
      endpoints: [
        { address: 'foo.com' },
        {},
        { network: 'n' },
        { address: 'unix:///x', ports: { http: 80 } },
        { address: 'unix://x' },
        { address: '1.2.3.4', ports: { other: 0 } },
        { address: '1.2.3.4', labels: { a: '-' } },
      ],
    },
    [
      'endpoint-address-ip',
      'endpoint-address-required',
      'endpoint-address-unset',
      'endpoint-labels',
      'endpoint-port-number',
      'endpoint-port-undefined',
      'endpoint-unix-path',
      'endpoint-unix-ports',
    ],
  ],
  [
    'socket and two ports',
    {
      resolution: 'STATIC',
      ports: [
        { number: 80, name: 'a', protocol: 'HTTP' },
        { number: 81, name: 'b', protocol: 'HTTP' },
      ],
      endpoints: [{ address: 'unix:///x' }],
    },
    ['endpoint-unix-one-port'],
  ],
  [
    'dynamic resolution of much',
    {
      resolution: 'DYNAMIC_DNS',
      addresses: ['1.2.3.4'],
      endpoints: [{ address: '1.2.3.4' }],
      ports: [{ number: 443, name: 'a', protocol: 'HTTPS' }],
    },
    ['dynamic-addresses', 'dynamic-endpoints', 'dynamic-host-wildcard', 'dynamic-protocol'],
  ],
  [
    'dynamic resolution of a wildcard',
    { resolution: 'DYNAMIC_DNS', hosts: ['*a.com'], ports: [{ number: 443, name: 'a', protocol: 'TLS' }] },
  ],
  [
    'dynamic resolution through a waypoint',
    { resolution: 'DYNAMIC_DNS', hosts: ['*.a.com'], location: 'MESH_INTERNAL' },
    ['dynamic-waypoint'],
    { labels: { 'istio.io/use-waypoint': 'w' } },
  ],
  ['exported to none', { exportTo: ['~'] }],
  ['exported to none and its own', { exportTo: ['~', '.'] }, ['export-to-none-mixed']],
]

describe('a ServiceEntry', () => {
  it.for(vectors)('is judged as Istio judges it: %s', ([, spec, expected = [], metadata = {}]) => {
    const ports = [{ number: 80, name: 'http', protocol: 'HTTP' }]

    expect(webhookFaults('ServiceEntry', { hosts: ['a.com'], ports, ...spec }, metadata)).toEqual(expected)
  })
})
