import { kindOf } from '../../kinds/index.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { goodGateway } from './good-examples.ts'
import { isRead, metadataRule } from './metadata-rule.ts'
import { cleanedSubdomain, subdomainFault } from './object-name.ts'
import { isNamed, structureOf } from './structure.ts'
import { shorten } from './words.ts'

export const name = metadataRule(
  {
    id: 'schema/name',
    title: 'Invalid name of an object',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/api/validation: NameIsDNSSubdomain' },
    why: `
Kubernetes refuses an object without a name, and one whose name is not a lower-case DNS name: small letters, digits,
hyphens and dots, at most 253 characters. \`generateName\` is for \`kubectl create\`; \`kubectl apply\` needs a name.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: Public_Gateway
#       ^^^^^^^^^^^^^^
`,
          fixed: `
kind: Gateway
metadata:
  name: public-gateway
`,
        },
        {
          yaml: `
kind: VirtualService
metadata:
#^^^^^^^
  namespace: shop
`,
        },
        {
          yaml: `
kind: Service
metadata: { namespace: shop }
#^^^^^^^
spec: { ports: [{ port: 80 }] }
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ name, generateName }, reportIt, resource) => {
    // Kubernetes' own kinds are no part of what Istio's definitions say of a file.
    const lost = kindOf(resource.apiVersion, resource.kind, resource.channel) === undefined
    const report = (it: Finding) => reportIt(lost ? { ...it, lost } : it)
    // A name that is no text is told as that.
    if (!isNamed(resource) && (name ?? '') === '') {
      const message = generateName
        ? '`kubectl apply` takes no generated name; there must be a `metadata.name`.'
        : `A ${resource.kind} must have a \`metadata.name\`.`
      report({
        path: ['metadata', 'name'],
        part: 'key',
        message,
        blocksCel: structureOf(resource).hasConditions,
      })
    }
    for (const [key, value] of Object.entries({ name, generateName })) {
      if (typeof value !== 'string' || value === '') continue
      // The server puts letters behind a generated name, so a hyphen may end it.
      const fault = subdomainFault(key === 'name' ? value : value.replace(/(?<=.)-$/, 'a'))
      if (!fault) continue
      const better = key === 'name' ? cleanedSubdomain(value) : ''
      report({
        path: ['metadata', key],
        message: `The name "${shorten(value)}" ${fault}.`,
        ...(better && { fix: fixOf(`Rename to ${shorten(better)}`, set(['metadata', 'name'], better)) }),
      })
    }
  },
  isRead,
)
