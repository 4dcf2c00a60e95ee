import { expect, it } from 'vitest'
import { modelOf } from '../../../testing/check-trace.ts'
import { bookinfo } from '../../examples/bookinfo.ts'
import { formatRoutes } from '../../exports/routes-text.ts'
import { gatewayWorkloads } from '../../istio/gateway/gateway-workloads.ts'
import { routesTable } from './routes-table.ts'

it('lists what each port serves, in the order in which it is tried', () => {
  const model = modelOf(bookinfo.files.map(file => file.text).join('---\n'))
  const [known] = gatewayWorkloads(model)
  const rows = routesTable(model, known!.workload)
  expect(rows.filter(row => row.port === 80).map(row => [row.domain, row.destination])).toEqual([
    ['uk.bookinfo.com', '301 → https'],
    ['eu.bookinfo.com', '301 → https'],
  ])
  expect(rows.filter(row => row.port === 443 && row.domain === 'uk.bookinfo.com')).toMatchObject([
    { match: 'header cookie exact user=dev-123', destination: 'reviews.qa.svc.cluster.local:7777' },
    {
      match: 'path prefix /reviews/',
      virtualService: 'bookinfo-namespace/bookinfo-rule',
      destination: 'reviews.prod.svc.cluster.local:9080 80%, reviews.qa.svc.cluster.local:443 20%',
      place: { path: ['spec', 'http', 1, 'match', 0] },
    },
  ])
  expect(formatRoutes(rows)).toMatch(/^PORT +NAME .*\n80 +http\.80 +uk\.bookinfo\.com +everything/)
})

it('names servers that serve nothing, with the reason', () => {
  const model = modelOf(`kind: Gateway
metadata: {name: front}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
  - port: {number: 80, name: tcp, protocol: TCP}
    hosts: [b.example.com]
  - port: {number: 9000, name: tcp-9000, protocol: TCP}
    hosts: [c.example.com]`)
  const rows = routesTable(model, { namespace: 'istio-system', labels: new Map() })
  expect(rows.filter(it => it.isOff)).toMatchObject([
    { port: 9000, config: 'does not listen', match: 'no tcp rule fits server 9000 TCP of front' },
    { port: 80, config: 'dropped by Istio', match: 'server 80 HTTP of front holds the port' },
  ])
  expect(rows.every(it => !it.isOff || it.place)).toBe(true)
})
