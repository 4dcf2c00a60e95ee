import { goodGateway } from './good-examples.ts'
import { asMap, metadataRule } from './metadata-rule.ts'
import { keyFault } from './object-name.ts'
import { structureOf } from './structure.ts'
import { shorten } from './words.ts'

const largest = 256 * 1024

export const annotations = metadataRule(
  {
    id: 'schema/annotations',
    title: 'Invalid annotation',
    source: { kubernetes: 'k8s.io/apimachinery/pkg/api/validation: ValidateAnnotations' },
    why: `
Kubernetes refuses the object. The key of an annotation is a short name, with or without a DNS name and a slash in
front. The value may be any text, but all annotations of an object together are limited to 256 KiB.
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
  ({ annotations }, report, resource) => {
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
    const size = entries.reduce(
      (sum, [key, value]) => sum + key.length + (typeof value === 'string' ? value.length : 0),
      0,
    )
    if (size > largest)
      report({
        path: ['metadata', 'annotations'],
        part: 'key',
        message: `The annotations have ${size} characters; at most ${largest} are allowed.`,
        blocksCel: structureOf(resource).hasConditions,
      })
  },
)
