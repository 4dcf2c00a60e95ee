import { type Path, valueAt } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { numberedName } from '../checks/numbered-name.ts'
import type { FindingFix } from '../define-rule.ts'
import { goodServiceEntry } from './good-examples.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, listInWords } from './words.ts'

export const listMapDuplicate = structureRule(
  ['duplicate'],
  {
    id: 'schema/list-map-duplicate',
    title: 'Two items with the same key',
    source: { crd: 'x-kubernetes-list-map-keys' },
    why: `
The API server refuses the object: no two items of this list may have the same key. Change the key of one, or merge the
two.
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
          fixed: `
kind: ServiceEntry
spec:
  hosts: [payments.example.com]
  ports:
  - number: 443
    name: tls
  - number: 8443
    name: tls-2
`,
        },
      ],
      good: [goodServiceEntry],
    },
  },
  ({ path, keys, first }, { value }) => {
    const key = keys.find(it => valueAt(value, [...path, it]) !== undefined)
    const list = path.slice(0, -1)
    const fix = keys.length === 1 && key !== undefined ? nameFix(value, path, key) : undefined
    return {
      ...(key !== undefined && { path: [...path, key] }),
      message: `${fieldName(path)} has the same ${listInWords(keys)} as ${fieldName([...list, first])}.`,
      ...(fix && { fix }),
      verdictPath: [
        ...list.map((it, i) => (typeof it === 'number' ? `[${it}]` : i ? `.${it}` : it)),
        `[${path.at(-1)}]`,
      ].join(''),
    }
  },
)

/** Gives an item whose key is a text another one, which no item of its list has. */
function nameFix(object: unknown, path: Path, key: string): FindingFix | undefined {
  const name = valueAt(object, [...path, key])
  const items = valueAt(object, path.slice(0, -1))
  if (typeof name !== 'string' || !Array.isArray(items)) return undefined
  const other = numberedName(name, new Set(items.map(it => valueAt(it, [key])).map(String)))
  return fixOf(`Rename to ${other}`, set([...path, key], other))
}
