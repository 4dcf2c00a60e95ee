import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'

export const specRequired = structureRule(
  ['required'],
  {
    id: 'schema/spec-required',
    title: 'Missing `spec`',
    source: { crd: 'required' },
    why: `
The API server refuses an object of this kind without \`spec\`. Often the settings are there, but the line \`spec:\` above
them is missing.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
#^^^^^^^^^^^^^^^^^
metadata:
  name: payments
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path }, { kind }) => {
    if (path.length !== 1) return undefined
    return { part: 'key', message: `A ${kind} must have a \`spec\`.` }
  },
)
