import { celRule, has, textEntry } from './cel-rule.ts'
import { goodEnvoyFilter } from './good-policies.ts'

export const celWaypointContext = celRule(
  'waypoint-context',
  {
    id: 'schema/cel-waypoint-context',
    title: '`waypoint` and the context do not agree',
    why: `
The API server refuses the object: the context \`WAYPOINT\` needs the field \`waypoint\`, and no other context may have it.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - match:
#   ^^^^^
      context: GATEWAY
      waypoint:
        portNumber: 80
`,
        },
      ],
      good: [goodEnvoyFilter],
    },
  },
  ({ value }) => {
    const wanted = textEntry(value, 'context') === 'WAYPOINT'
    if (wanted === has(value, 'waypoint')) return undefined
    return {
      part: 'key',
      message: wanted
        ? 'The context WAYPOINT needs the field `waypoint`.'
        : 'The field `waypoint` needs the context WAYPOINT.',
    }
  },
)
