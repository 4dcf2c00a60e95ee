import { goodGateway } from './good-examples.ts'
import { asMap, metadataRule } from './metadata-rule.ts'
import { keyFault, labelValueFault } from './object-name.ts'
import { shorten } from './words.ts'

export const labels = metadataRule(
  {
    id: 'schema/labels',
    title: 'Invalid label',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/apis/meta/v1/validation: ValidateLabels' },
    why: `
Kubernetes refuses the object. The key of a label is a short name, with or without a DNS name and a slash in front. The
value is empty, or at most 63 letters, digits, hyphens, underscores and dots. Longer values belong in annotations.
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
