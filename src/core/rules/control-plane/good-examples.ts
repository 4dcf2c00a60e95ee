/** The webhooks of a usual installation: four that exclude each other, of a control plane that is there. */
export const injectorWebhooks = `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: istio-sidecar-injector
  labels:
    istio.io/rev: default
webhooks:
${[
  [
    'rev.namespace',
    ['istio.io/rev In default', 'istio-injection DoesNotExist'],
    ['sidecar.istio.io/inject NotIn false'],
  ],
  [
    'rev.object',
    ['istio.io/rev DoesNotExist', 'istio-injection DoesNotExist'],
    ['sidecar.istio.io/inject NotIn false', 'istio.io/rev In default'],
  ],
  ['namespace', ['istio-injection In enabled'], ['sidecar.istio.io/inject NotIn false']],
  [
    'object',
    ['istio-injection DoesNotExist', 'istio.io/rev DoesNotExist'],
    ['sidecar.istio.io/inject In true', 'istio.io/rev DoesNotExist'],
  ],
]
  .map(
    ([name, namespaces, pods]) => `- name: ${name}.sidecar-injector.istio.io
  clientConfig:
    service:
      name: istiod
      namespace: istio-system
  namespaceSelector:
    matchExpressions:
${expressions(namespaces)}
  objectSelector:
    matchExpressions:
${expressions(pods)}`,
  )
  .join('\n')}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: istiod-default-validator
webhooks:
- name: validation.istio.io
  clientConfig:
    url: https://istiod.example.com:15017/validate
---
apiVersion: v1
kind: Service
metadata:
  name: istiod
  namespace: istio-system
spec:
  ports:
  - name: https-webhook
    port: 443
    protocol: TCP
`

/** `key In value` and the like as items of \`matchExpressions\`. */
function expressions(texts: string | readonly string[] | undefined): string {
  return [texts ?? []]
    .flat()
    .map(it => {
      const [key, operator, value] = it.split(' ')
      return `    - { key: ${key}, operator: ${operator}${value ? `, values: ["${value}"]` : ''} }`
    })
    .join('\n')
}
