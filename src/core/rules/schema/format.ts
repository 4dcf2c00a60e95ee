import { patternWords } from '../../kinds/gateway-api/names.ts'
import { goodVirtualService } from './good-examples.ts'
import type { FaultNamed } from './structure-fault.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, shorten } from './words.ts'

export const format = structureRule(
  ['base64', 'int32', 'pattern'],
  {
    id: 'schema/format',
    title: 'Value in the wrong format',
    source: { crd: 'format' },
    why: `
The API server refuses the object: the type is right, but the format is not. Bytes are base64, 32-bit numbers have
bounds, names of headers are letters, digits and hyphens.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - directResponse:
      status: 200
      body:
        bytes: not base64
#              ^^^^^^^^^^
`,
        },
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - route:
    - destination: { host: reviews }
      weight: 3000000000
#             ^^^^^^^^^^
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  fault => ({
    message: tell(fault),
    // The API server's check of 32 bits forgets to say where.
    ...(fault.fault === 'int32' && { verdictPath: '' }),
  }),
)

function tell(fault: FaultNamed<'base64' | 'int32' | 'pattern'>): string {
  const name = fieldName(fault.path)
  switch (fault.fault) {
    case 'base64':
      return `${name} must be base64; "${shorten(fault.value)}" is not.`
    case 'int32':
      return `${name} must be between -2147483648 and 2147483647, not ${fault.value}.`
    case 'pattern': {
      const words = patternWords.get(fault.pattern)
      if (words !== undefined) return `${name} must be ${words}; "${shorten(fault.value)}" is not.`
      return `${name} must match \`${fault.pattern}\`; "${shorten(fault.value)}" does not.`
    }
  }
}
