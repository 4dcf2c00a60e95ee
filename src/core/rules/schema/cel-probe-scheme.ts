import { celRule } from './cel-rule.ts'
import { rewriteValue } from './fixes.ts'
import { goodWorkloadGroup } from './good-policies.ts'
import { shorten } from './words.ts'

export const celProbeScheme = celRule(
  'probe-scheme',
  {
    id: 'schema/cel-probe-scheme',
    title: 'Probe scheme that is neither HTTP nor HTTPS',
    why: `
The API server refuses the object. The scheme of a probe is \`HTTP\` or \`HTTPS\`, in capitals.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe:
    httpGet:
      port: 8080
      scheme: https
#             ^^^^^
`,
          fixed: `
kind: WorkloadGroup
spec:
  template: {}
  probe:
    httpGet:
      port: 8080
      scheme: HTTPS
`,
        },
      ],
      good: [goodWorkloadGroup],
    },
  },
  ({ path, value }) => {
    if (typeof value !== 'string' || ['', 'HTTP', 'HTTPS'].includes(value)) return undefined
    const upper = ['HTTP', 'HTTPS'].find(it => it === value.toUpperCase())
    return {
      message: `The scheme must be HTTP or HTTPS, not "${shorten(value)}".`,
      ...(upper !== undefined && { fix: rewriteValue(`Write \`${upper}\``, path, () => upper) }),
    }
  },
)
