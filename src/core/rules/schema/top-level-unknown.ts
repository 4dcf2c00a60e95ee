import { removeFields, renameField } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { nearestName } from './nearest-name.ts'
import { structureRule } from './structure-rule.ts'
import { shorten } from './words.ts'

export const topLevelUnknown = structureRule(
  ['unknown'],
  {
    id: 'schema/top-level-unknown',
    title: 'Unknown field beside `spec`',
    source: {
      documentation: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    why: `
An object has \`apiVersion\`, \`kind\`, \`metadata\`, \`spec\` and \`status\` and nothing else beside them. \`kubectl\`
refuses any other key there; without strict validation the API server drops it. Settings belong below \`spec\`: often
the lines merely lack their indentation.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
metadata:
  name: public
specs:
#^^^^
  servers: []
`,
          fixed: `
kind: Gateway
metadata:
  name: public
spec:
  servers: []
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ path, fields }, { kind, value }) => {
    if (path.length !== 1) return undefined
    const key = String(path[0])
    const near = nearestName(key, fields, value, [])
    const remove = removeFields('Remove the field', [path])
    const message = `A ${kind} has no field \`${shorten(key)}\` at the top`
    return near === undefined
      ? { part: 'key', message: `${message}.`, fix: remove }
      : {
          part: 'key',
          message: `${message}; there is \`${near}\`.`,
          fix: renameField(path, near),
          otherFixes: [remove],
        }
  },
)
