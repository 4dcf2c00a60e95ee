import { removeFields, renameField } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { nearestName } from './nearest-name.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, shorten } from './words.ts'

export const unknownField = structureRule(
  ['unknown'],
  {
    id: 'schema/unknown-field',
    title: 'Unknown field',
    source: {
      documentation: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    why: `
\`kubectl\` refuses the object. Without strict validation the API server silently drops the field, so it has no effect.
Names of fields are in camel case, such as \`credentialName\`.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - direct_response:
#   ^^^^^^^^^^^^^^^
      status: 503
    timout: 5s
#   ^^^^^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - directResponse:
      status: 503
    timeout: 5s
`,
        },
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - name: all
    comment: everything else
#   ^^^^^^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - name: all
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  ({ path, fields }, { value }) => {
    if (path.length === 1) return undefined
    const key = String(path.at(-1))
    const near = nearestName(key, fields, value, path.slice(0, -1))
    const remove = removeFields('Remove the field', [path])
    const owner = path.length === 2 && path[0] === 'metadata' ? 'metadata' : fieldName(path.slice(0, -1))
    const message = `${owner} has no field \`${shorten(key)}\``
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
