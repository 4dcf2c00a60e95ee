import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodBackendTlsPolicy } from '../schema/good-gateway-api.ts'

export const alternativeName = celRule(
  'alternative-name-of-type',
  {
    id: 'gateway-api/alternative-name',
    title: 'Subject alternative name that does not fit its type',
    why: `
The API server refuses the object: an entry of \`type: Hostname\` has a \`hostname\`, one of \`type: URI\` a \`uri\`, and neither has the other.
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
    hostname: cart.example.com
    wellKnownCACertificates: System
    subjectAltNames:
    - type: URI
#           ^^^
      hostname: cart.example.com
`,
        },
      ],
      good: [goodBackendTlsPolicy],
    },
  },
  ({ path, value }) => {
    const type = textEntry(value, 'type')
    for (const [own, member] of forms) {
      const isGiven = Boolean(textEntry(value, member))
      if (type === own && !isGiven)
        return { path: [...path, 'type'], message: `An entry of type ${own} must have a \`${member}\`.` }
    }
    const other = forms.find(([own, member]) => type !== own && Boolean(textEntry(value, member)))
    return other
      ? { path: [...path, other[1]], part: 'key', message: `\`${other[1]}\` needs \`type: ${other[0]}\`.` }
      : undefined
  },
)

const forms = [
  ['Hostname', 'hostname'],
  ['URI', 'uri'],
] as const
