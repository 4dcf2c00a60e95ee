import {
  authorityFaultOf,
  isIgnored,
  targetFault,
  targetKind,
  targetOf,
} from '../../istio/gateway-api/policies/backend-tls-policies.ts'
import { effective, type Model } from '../../model/model.ts'
import { mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { nearName } from '../../text/near-name.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { translationRule } from '../references/analysis-rule.ts'
import { securedShop } from './good-attachment.ts'

export const policyNotAccepted = translationRule({
  id: 'attachment/policy-not-accepted',
  severity: 'warning',
  title: 'BackendTLSPolicy without effect, or that fails every connection',
  source: {
    advice:
      'Istio reports such a target as not Accepted or its authority as not resolved; applying the policy says nothing.',
    seenIn: 'pilot/pkg/config/kube/gateway: backendTLSTargetStatus',
  },
  why: `
A target has to be a Service or ServiceEntry beside the policy, with a port of the \`sectionName\`; of several policies for one target the oldest counts. A
policy whose authority cannot be used takes effect all the same, and every connection to the Service fails. Istio takes the authority from
the first ConfigMap of the list, under the key \`ca.crt\`.
`,
  reads: ['BackendTLSPolicy', 'Service', 'ServiceEntry', 'ConfigMap', 'Secret'],
  about: ['BackendTLSPolicy'],

  check(model, report) {
    for (const policy of effective(model, 'BackendTLSPolicy')) {
      if (isIgnored(policy)) continue
      for (const finding of targetFindings(model, policy)) report(policy, finding)
      const fault = authorityFaultOf(model, policy)
      if (!fault) continue
      const at = ['spec', 'validation', 'caCertificateRefs', 0]
      report(policy, {
        path: [...at, isConfigMap(policy, at) ? 'name' : 'kind'],
        message: `${fault.message} Every connection to the target fails.`,
        ...(fault.missing && { outside: fault.missing }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart, namespace: shop }
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart, sectionName: http }
#                                                        ^^^^
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: https, port: 443 }]
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart, namespace: shop }
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart, sectionName: https }
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: https, port: 443 }]
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart, namespace: shop }
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart }
  validation:
    hostname: cart.example.com
    caCertificateRefs:
    - { group: "", kind: Secret, name: cart-ca }
#                        ^^^^^^
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: cart-too, namespace: shop }
spec:
  targetRefs:
  - { group: "", kind: Service, name: cart }
#                                     ^^^^
  validation: { hostname: cart.example.com, wellKnownCACertificates: System }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: https, port: 443 }]
`,
      },
    ],
    good: [securedShop],
  },
})

function isConfigMap({ value }: Resource, path: Path): boolean {
  return valueAt(value, [...path, 'kind']) === 'ConfigMap'
}

function targetFindings(model: Model, policy: Resource): Finding[] {
  return mapsAt(policy.spec, 'targetRefs').flatMap((target, i): Finding[] => {
    const fault = targetFault(model, policy, target)
    if (!fault) return []
    const at = ['spec', 'targetRefs', i]
    const name = textAt(target, 'name') ?? ''
    const kind = targetKind(target)
    const found = targetOf(model, policy, target)
    if (!found) {
      if (!kind)
        return [
          {
            path: [...at, 'kind'],
            message: 'Istio applies a BackendTLSPolicy to Services and ServiceEntries alone.',
          },
        ]
      const near = nearName(
        name,
        effective(model, kind)
          .filter(it => it.namespace === policy.namespace)
          .map(it => it.name),
      )
      return [
        {
          path: [...at, 'name'],
          message: fault.message,
          outside: { kind, namespace: policy.namespace, name },
          ...(near !== undefined && { meant: near, fix: fixOf(`Use ${near}`, set([...at, 'name'], near)) }),
        },
      ]
    }
    if (fault.reason !== 'TargetNotFound') return [{ path: [...at, 'name'], message: fault.message }]
    const section = [...at, 'sectionName']
    const names = found.ports.flatMap(it => it.name || [])
    const [fix, ...otherFixes] = names.slice(0, 3).map(it => fixOf(`Use port ${it}`, set(section, it)))
    return [{ path: section, message: fault.message, ...(fix && { fix, otherFixes }) }]
  })
}
