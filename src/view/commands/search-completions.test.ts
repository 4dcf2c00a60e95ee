import { expect, it } from 'vitest'
import { completeFilter } from '../../core/filter/complete-filter.ts'
import { filterValues } from '../../core/filter/filter-values.ts'
import { readModel } from '../../core/model/read-model.ts'
import { searchCompletions, withCompletion } from './search-completions.ts'

const model = readModel([
  {
    name: 'a.yaml',
    text: 'kind: Gateway\nmetadata: { name: public }\n---\nkind: VirtualService\nmetadata: { name: shop }\n',
  },
])
const offered = (query: string) =>
  searchCompletions(query, completeFilter(query, query.length, filterValues(model, [])))

it.each([
  ['', []],
  ['k', []],
  ['ki', ['kind:']],
  ['shop na', ['name:', 'namespace:']],
  ['kind:', ['Gateway', 'VirtualService']],
  ['kind:virt', ['VirtualService']],
  ['kind:VirtualService', []],
  ['shop', []],
])('offers after “%s”: %j', (query, labels) => {
  expect(offered(query).map(it => it.label)).toEqual(labels)
})

it('takes a key with its values to come, and a value with the next word to come', () => {
  expect(withCompletion('shop -ki', offered('shop -ki')[0]!)).toBe('shop -kind:')
  expect(withCompletion('shop -kind:v', offered('shop -kind:v')[0]!)).toBe('shop -kind:VirtualService ')
})
