import { celRule, keysOf } from './cel-rule.ts'
import { goodPeerAuthentication } from './good-policies.ts'
import { shorten } from './words.ts'

export const celPortLevelKeys = celRule(
  'port-keys',
  {
    id: 'schema/cel-port-level-keys',
    title: 'Key that is not a port number',
    why: `
The API server refuses the object: the keys are port numbers from 1 to 65535.
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
      message: `"${shorten(wrong)}" is not a port number between 1 and 65535.`,
    }
  },
)
