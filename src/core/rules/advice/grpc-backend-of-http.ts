import { servicePort } from '../../istio/routes/service-ports.ts'
import { integerAt, mapsAt } from '../../model/read-value.ts'
import { setField } from '../../operations/set-field.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const grpcBackendOfHttp = routeRule({
  id: 'advice/grpc-backend-of-http',
  severity: 'warning',
  title: 'Backend of a GRPCRoute that is called by HTTP/1.1',
  source: {
    advice:
      'Istio takes the protocol of a backend from its Service, whatever the kind of the route. A GRPCRoute asks for no gRPC, neither of requests nor of backends.',
    seenIn: 'pilot/pkg/networking/core: applyH2Upgrade',
  },
  why: `
A call of gRPC needs HTTP/2 up to the backend. To a port that the Service calls \`http\` or \`tcp\` the proxy speaks HTTP/1.1, and calls fail. Set \`appProtocol: grpc\` at the port of the Service, or
begin its name with \`grpc\`.
`,
  kinds: ['GRPCRoute'],

  check(model, { resource, rules }, report) {
    for (const ref of rules.flatMap(it => it.backendRefs)) {
      if (ref.group !== '' || ref.kind !== 'Service') continue
      const service = model.find('Service', ref.namespace ?? resource.namespace, ref.name)
      const ports = service ? mapsAt(service.spec, 'ports') : []
      const index = ports.findIndex(it => integerAt(it, 'port') === ref.port)
      const port = ports[index]
      if (!service || !port) continue
      const { instance, protocol } = servicePort(port)
      if (instance === '' || (protocol !== 'tcp' && instance !== 'http')) continue
      report({
        path: [...ref.path, 'port'],
        message: `Port ${ref.port} of Service ${ref.name} is for ${instance.toUpperCase()}, so the proxy does not speak HTTP/2 to it.`,
        fix: {
          title: `Set appProtocol: grpc at port ${ref.port} of Service ${ref.name}`,
          operation: () =>
            setField({ resource: service.id, path: ['spec', 'ports', index, 'appProtocol'] }, 'grpc'),
        },
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: cart, port: 9000 }]
#                                     ^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports:
  - name: http
    port: 9000
`,
      },
    ],
    good: [attachedShop],
  },
})
