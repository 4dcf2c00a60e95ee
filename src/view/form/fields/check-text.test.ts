import { expect, it } from 'vitest'
import { percentFault } from './check-text.ts'

it('a percentage is a number from 0 to 100', () => {
  for (const text of ['0', '0.1', '12.5', '100']) expect(percentFault(text)).toBeUndefined()
  for (const text of ['', ' ', 'ten', '5%', '101', '-0.1', '1e999'])
    expect(percentFault(text)).toBeTypeOf('string')
})
