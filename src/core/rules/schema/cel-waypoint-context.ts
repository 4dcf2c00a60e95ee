import { celRule, has, textEntry } from './cel-rule.ts'
import { goodEnvoyFilter } from './good-policies.ts'

export const celWaypointContext = celRule(
  'waypoint-context',
  {
    id: 'schema/cel-waypoint-context',
    title: 'Waypoint match and context that do not agree',
    why: `
The context \`WAYPOINT\` needs the field \`waypoint\`, and no other context takes it; the API server refuses the object.
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
