import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { changesBetween } from './changes-between.ts'
import { applyChanges } from './file-change.ts'

it('leads from any files to any others, and leaves alike ones alone', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const files = fc.uniqueArray(fc.record({ name, text: fc.string({ maxLength: 8 }) }), {
    selector: it => it.name,
  })
  fc.assert(
    fc.property(files, files, (before, after) => {
      expect(applyChanges(before, changesBetween(before, after))).toEqual(after)
      expect(changesBetween(before, before)).toEqual([])
    }),
  )
})
