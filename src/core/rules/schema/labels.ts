import { goodGateway } from './good-examples.ts'
import { asMap, metadataRule } from './metadata-rule.ts'
import { keyFault, labelValueFault } from './object-name.ts'
import { shorten } from './words.ts'

export const labels = metadataRule(
  {
    id: 'schema/labels',
    title: 'Label that cannot be',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/apis/meta/v1/validation: ValidateLabels' },
    why: `
Kubernetes refuses the object. The key of a label is a short name, optionally behind a DNS name and a slash; its value is
a short text of letters, digits, hyphens, underscores and dots, or empty. Longer texts belong into annotations.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: public
  labels:
    team/web/shop: "yes"
#   ^^^^^^^^^^^^^
    owner: the web team
#          ^^^^^^^^^^^^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ labels }, report) => {
    for (const [key, value] of Object.entries(asMap(labels))) {
      const path = ['metadata', 'labels', key]
      const verdictPath = 'metadata.labels'
      const wrongKey = keyFault(key)
      if (wrongKey)
        report({ path, part: 'key', verdictPath, message: `The label "${shorten(key)}" ${wrongKey}.` })
      const wrongValue = typeof value === 'string' && labelValueFault(value)
      if (wrongValue)
        report({ path, verdictPath, message: `The value "${shorten(String(value))}" ${wrongValue}.` })
    }
  },
)
