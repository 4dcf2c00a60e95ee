import { celRule, keysOf } from './cel-rule.ts'
import { goodPeerAuthentication } from './good-policies.ts'
import { shorten } from './words.ts'

export const celPortLevelKeys = celRule(
  'port-keys',
  {
    id: 'schema/cel-port-level-keys',
    title: 'Port-level setting for no port',
    why: `
The keys are port numbers, 1 to 65535; the API server refuses any other.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: PeerAuthentication
spec:
  selector:
    matchLabels:
      app: shop
  portLevelMtls:
    http:
#   ^^^^
      mode: DISABLE
`,
        },
      ],
      good: [goodPeerAuthentication],
    },
  },
  ({ path, value }) => {
    const wrong = keysOf(value).find(
      it => !/^[-+]?\d{1,18}$/.test(it) || Number(it) < 1 || Number(it) > 65535,
    )
    if (wrong === undefined) return undefined
    return {
      path: [...path, wrong],
      part: 'key',
      message: `"${shorten(wrong)}" is no port number from 1 to 65535.`,
    }
  },
)
