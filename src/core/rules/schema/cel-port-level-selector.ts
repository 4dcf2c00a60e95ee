import { celRule, entry, has, keysOf } from './cel-rule.ts'
import { goodPeerAuthentication } from './good-policies.ts'

export const celPortLevelSelector = celRule(
  'port-level-with-selector',
  {
    id: 'schema/cel-port-level-selector',
    title: 'Port-level mutual TLS without a selector',
    why: `
The API server refuses the object: settings for single ports apply to selected workloads only. Add a selector with at
least one label.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: PeerAuthentication
spec:
  portLevelMtls:
# ^^^^^^^^^^^^^
    "9090":
      mode: DISABLE
`,
        },
      ],
      good: [goodPeerAuthentication],
    },
  },
  ({ path, value }) => {
    const labels = entry(entry(value, 'selector') ?? null, 'matchLabels')
    if (!has(value, 'portLevelMtls') || keysOf(labels ?? null).length > 0) return undefined
    return {
      path: [...path, 'portLevelMtls'],
      part: 'key',
      message: '`portLevelMtls` needs a selector with at least one label.',
    }
  },
)
