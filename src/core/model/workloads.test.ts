import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { selects } from './gateways.ts'
import { indexLabels } from './workloads.ts'

const labels = fc
  .dictionary(fc.constantFrom('app', 'version', 'a b', ''), fc.constantFrom('cart', 'v1', '', 'b'))
  .map(it => new Map(Object.entries(it)))

describe('things by their labels', () => {
  it('are those that the selector takes, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(labels, { nil: undefined })),
        fc.option(labels, { nil: undefined }),
        (all, selector) => {
          const index = indexLabels(all, it => it)

          expect(index.selected(selector)).toEqual(
            all.filter(it => it !== undefined && selects(selector, it)),
          )
        },
      ),
    )
  })
})
