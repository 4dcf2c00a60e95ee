import { fixOf, set } from '../checks/fixes.ts'
import { goodGateway } from './good-examples.ts'
import { metadataRule } from './metadata-rule.ts'
import { cleanedLabel, namespaceFault } from './object-name.ts'
import { structureOf } from './structure.ts'
import { shorten } from './words.ts'

export const namespace = metadataRule(
  {
    id: 'schema/namespace',
    title: 'Invalid name of a namespace',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/api/validation: ValidateNamespaceName' },
    why: `
Kubernetes refuses the object: the name of a namespace is a lower-case DNS label of at most 63 characters, without dots.
An object without a namespace goes to the current one of \`kubectl\`.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: public
  namespace: Shop.Prod
#            ^^^^^^^^^
`,
          fixed: `
kind: Gateway
metadata:
  name: public
  namespace: shop-prod
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ namespace }, report, resource) => {
    if (resource.value.metadata === null)
      report({
        path: ['metadata', 'namespace'],
        part: 'key',
        message: 'The metadata is null, so the API server cannot set a namespace.',
        blocksCel: structureOf(resource).hasConditions,
      })
    if (typeof namespace !== 'string' || namespace === '') return
    const fault = namespaceFault(namespace)
    if (!fault) return
    const better = cleanedLabel(namespace)
    report({
      path: ['metadata', 'namespace'],
      message: `The namespace "${shorten(namespace)}" ${fault}.`,
      ...(better && { fix: fixOf(`Write ${better}`, set(['metadata', 'namespace'], better)) }),
    })
  },
)
