import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { cleanedLabel, cleanedSubdomain, namespaceFault, subdomainFault } from './object-name.ts'

it('makes a name of a text that nearly is one', () => {
  expect(cleanedSubdomain('.Public_Gateway-.v1.')).toBe('public-gateway.v1')
  expect(cleanedLabel('Shop.Prod')).toBe('shop-prod')
  expect(cleanedLabel('***')).toBe('')
})

it('makes names that Kubernetes takes, or none', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 400, unit: fc.constantFrom('a', 'Z', '9', '-', '.', '_', 'é', '*') }),
      text => {
        const subdomain = cleanedSubdomain(text)
        const label = cleanedLabel(text)

        expect(subdomain && subdomainFault(subdomain)).toBeFalsy()
        expect(label && namespaceFault(label)).toBeFalsy()
      },
    ),
  )
})
