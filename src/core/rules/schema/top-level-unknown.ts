import { removeFields, renameField } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { nearestName } from './nearest-name.ts'
import { structureRule } from './structure-rule.ts'
import { shorten } from './words.ts'

export const topLevelUnknown = structureRule(
  ['unknown'],
  {
    id: 'schema/top-level-unknown',
    title: 'Unknown top-level field',
    source: {
      documentation: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    why: `
\`kubectl\` refuses the object: next to \`apiVersion\`, \`kind\`, \`metadata\`, \`spec\` and \`status\` it may have no other field.
Without strict validation the API server silently drops it. Settings belong under \`spec\`; often only their indentation
is missing.
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
    const message = `A ${kind} has no top-level field \`${shorten(key)}\``
    return near === undefined
      ? { part: 'key', message: `${message}.`, fix: remove }
      : {
          part: 'key',
          message: `${message}; the nearest is \`${near}\`.`,
          fix: renameField(path, near),
          otherFixes: [remove],
        }
  },
)
