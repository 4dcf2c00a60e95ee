import { describe, expect, it } from 'vitest'
import { modelOf } from '../../../testing/check-trace.ts'
import { targetPort } from './merge-servers.ts'

describe('the port that a workload listens on for a server', () => {
  const service = (labels: string) => `kind: Service
metadata: {name: ingress, namespace: edge, labels: {${labels}}}
spec: {selector: {app: edge}, ports: [{port: 80, name: http, targetPort: 8080}]}
`
  const workload = { namespace: 'edge', labels: new Map([['app', 'edge']]) }

  it.each([
    ['', 8080],
    ['experimental.istio.io/disable-gateway-port-translation: "true"', 80],
    ['experimental.istio.io/disable-gateway-port-translation: "false"', 8080],
  ])('is that of the Service with the labels {%s}: %s', (labels, port) => {
    expect(targetPort(modelOf(service(labels)), workload, 80)).toBe(port)
  })
})
