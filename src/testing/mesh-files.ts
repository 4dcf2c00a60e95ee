/** Kubernetes Services and VirtualServices as text, each a document, for traces between services. */
export const service = (
  name: string,
  namespace = 'shop',
  ports = '[{port: 80, name: http}]',
  more = '',
) => `---
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {ports: ${ports}${more}}
`

export const virtualService = (name: string, spec: string, namespace = 'shop', meta = '') => `---
kind: VirtualService
metadata: {name: ${name}, namespace: ${namespace}${meta}}
spec: ${spec}
`

/** HTTP rules of one rule that leads to a host. */
export const to = (host: string) => `[{route: [{destination: {host: ${host}}}]}]`
