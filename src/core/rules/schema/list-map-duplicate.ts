import { valueAt } from '../../yaml/path.ts'
import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, listInWords } from './words.ts'

export const listMapDuplicate = structureRule(
  ['duplicate'],
  {
    id: 'schema/list-map-duplicate',
    title: 'Two items with the same key',
    why: `
The API server keeps this list as a map, with one item for each key, and refuses the object when two items share it.
Give the later one another key, or merge the two.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  ports:
  - number: 443
    name: tls
  - number: 8443
    name: tls
#         ^^^
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, keys, first }, { value }) => {
    const key = keys.find(it => valueAt(value, [...path, it]) !== undefined)
    const list = path.slice(0, -1)
    return {
      ...(key !== undefined && { path: [...path, key] }),
      message: `${fieldName(path)} has the same ${listInWords(keys)} as ${fieldName([...list, first])}.`,
      verdictPath: [
        ...list.map((it, i) => (typeof it === 'number' ? `[${it}]` : i ? `.${it}` : it)),
        `[${path.at(-1)}]`,
      ].join(''),
    }
  },
)
