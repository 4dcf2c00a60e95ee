import type { Shape } from '../../kinds/field.ts'
import { rewriteValue } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { goodHttpRoute } from './good-gateway-api.ts'
import { nearest } from './nearest-name.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, listInWords, shorten } from './words.ts'

export const enumeration = structureRule(
  ['enum', 'number-choice'],
  {
    id: 'schema/enum',
    title: 'Value that the field does not allow',
    source: { crd: 'enum' },
    why: `
The API server refuses the object: the field allows only a few values, spelled exactly, upper and lower case included.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: simple
#           ^^^^^^
      credentialName: shop-certificate
`,
          fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: SIMPLE
      credentialName: shop-certificate
`,
        },
      ],
      good: [goodGateway, goodHttpRoute],
    },
  },
  fault => {
    const { path } = fault
    if (fault.fault === 'number-choice')
      return { message: `${fieldName(path)} must be ${numbersInWords(fault.values)}, not ${fault.value}.` }
    const { value, type } = fault
    const near = nearest(value, namesOf(type))
    return {
      message: `${fieldName(path)} must be ${listInWords(namesOf(type), 'or')}, not "${shorten(value)}".`,
      ...(near !== undefined && { fix: rewriteValue(`Write \`${near}\``, path, () => near) }),
    }
  },
)

function numbersInWords(numbers: readonly number[]): string {
  return `${numbers.slice(0, -1).join(', ')} or ${numbers.at(-1)}`
}

function namesOf(type: Extract<Shape, { type: 'enum' }>): string[] {
  return type.values.map(it => it.name)
}
