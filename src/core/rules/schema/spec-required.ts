import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'

export const specRequired = structureRule(
  ['required'],
  {
    id: 'schema/spec-required',
    title: '`spec` is missing',
    source: { crd: 'required' },
    why: `
The API server refuses an object of this kind without \`spec\`: there would be nothing that it says. Often the lines are
there but lack the \`spec:\` above them.
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
