import { celRule, entry, textEntry } from '../schema/cel-rule.ts'
import { keepOneOf } from '../schema/fixes.ts'
import { goodBackendTlsPolicy } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const caCertificates = celRule(
  'one-source-of-certificates',
  {
    id: 'gateway-api/ca-certificates',
    title: 'CA certificates of no or two sources',
    why: `
The API server refuses the object: the CA certificates are those of \`caCertificateRefs\` or the well-known ones of the system. There is exactly
one of the two.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
spec:
  targetRefs: [{ group: "", kind: Service, name: cart }]
  validation:
# ^^^^^^^^^^
    hostname: cart.example.com
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
spec:
  targetRefs: [{ group: "", kind: Service, name: cart }]
  validation:
    hostname: cart.example.com
    caCertificateRefs: [{ group: "", kind: ConfigMap, name: ca }]
    wellKnownCACertificates: System
#   ^^^^^^^^^^^^^^^^^^^^^^^
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
spec:
  targetRefs: [{ group: "", kind: Service, name: cart }]
  validation:
    hostname: cart.example.com
    caCertificateRefs: [{ group: "", kind: ConfigMap, name: ca }]
`,
        },
      ],
      good: [goodBackendTlsPolicy],
    },
  },
  ({ path, value }) => {
    const hasRefs = listOf(entry(value, 'caCertificateRefs')).length > 0
    const isWellKnown = Boolean(textEntry(value, 'wellKnownCACertificates'))
    if (hasRefs !== isWellKnown) return undefined
    if (!hasRefs)
      return {
        path,
        part: 'key',
        message: 'There must be `caCertificateRefs`, or `wellKnownCACertificates: System`.',
      }
    return {
      path: [...path, 'wellKnownCACertificates'],
      part: 'key',
      message: '`caCertificateRefs` and `wellKnownCACertificates` cannot stand side by side.',
      ...keepOneOf(path, ['caCertificateRefs', 'wellKnownCACertificates']),
    }
  },
)
