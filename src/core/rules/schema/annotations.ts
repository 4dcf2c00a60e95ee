import { goodGateway } from './good-examples.ts'
import { asMap, metadataRule } from './metadata-rule.ts'
import { keyFault } from './object-name.ts'
import { shorten } from './words.ts'

const largest = 256 * 1024

export const annotations = metadataRule(
  {
    id: 'schema/annotations',
    title: 'Annotation that cannot be',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/api/validation: ValidateAnnotations' },
    why: `
Kubernetes refuses the object. The key of an annotation is a short name, optionally behind a DNS name and a slash; its
value may be any text, but all annotations together may not be longer than 256 KiB.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: public
  annotations:
    "release notes": first release
#   ^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ annotations }, report) => {
    const entries = Object.entries(asMap(annotations))
    const verdictPath = 'metadata.annotations'
    for (const [key] of entries) {
      const fault = keyFault(key.toLowerCase())
      if (fault)
        report({
          path: ['metadata', 'annotations', key],
          part: 'key',
          verdictPath,
          message: `The annotation "${shorten(key)}" ${fault}.`,
        })
    }
    const size = entries.reduce((sum, [key, value]) => sum + key.length + String(value).length, 0)
    if (size > largest)
      report({
        path: ['metadata', 'annotations'],
        part: 'key',
        message: `The annotations hold ${size} characters; ${largest} are allowed.`,
        blocksCel: true,
      })
  },
)
