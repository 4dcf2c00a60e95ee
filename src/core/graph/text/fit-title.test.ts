import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { fitTitle } from './fit-title.ts'
import { titleSize } from './header-lines.ts'
import { linesIn } from './text-width.ts'

const width = 92

it('keeps what tells names of one family apart', () => {
  const hosts = ['1', '2'].map(it => `payments-provider-eu-west-${it}.api.payments.example.com`)
  expect(hosts.map(it => fitTitle(it, width, 4))).toEqual([
    'payments-provider-eu-west-1.api.payments…',
    'payments-provider-eu-west-2.api.payments…',
  ])
  expect(['blue', 'green'].map(it => fitTitle(`internal-payments-gateway-service-${it}`, 114, 3))).toEqual([
    'internal-payments-…service-blue',
    'internal-payments-…service-green',
  ])
})

it('leaves a title alone that fits', () => {
  expect(fitTitle('cart', width, 1)).toBe('cart')
  expect(fitTitle('db.internal.example.com', width, 4)).toBe('db.internal.example.com')
})

it('takes no more lines than there are wherever it shortens, and makes nothing longer', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 4 }), (title, lines) => {
      const fitted = fitTitle(title, width, lines)
      if (fitted !== title) expect(linesIn(fitted, width, titleSize, 'bold')).toBeLessThanOrEqual(lines)
      expect(fitted.length).toBeLessThanOrEqual(title.length + 1)
    }),
  )
})
