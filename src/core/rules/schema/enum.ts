import type { Shape } from '../../kinds/field.ts'
import { rewriteValue } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { nearest } from './nearest-name.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, listInWords, shorten } from './words.ts'

export const enumeration = structureRule(
  ['enum'],
  {
    id: 'schema/enum',
    title: 'Name that the field does not know',
    source: { crd: 'enum' },
    why: `
The field takes one of a few names, written exactly so, capitals included. The API server refuses any other value, and
with it the whole object.
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
      good: [goodGateway],
    },
  },
  ({ path, value, type }) => {
    const near = nearest(value, namesOf(type))
    return {
      message: `${fieldName(path)} does not know "${shorten(value)}"; it takes ${listInWords(namesOf(type), 'or')}.`,
      ...(near !== undefined && { fix: rewriteValue(`Write \`${near}\``, path, () => near) }),
    }
  },
)

function namesOf(type: Extract<Shape, { type: 'enum' }>): string[] {
  return type.values.map(it => it.name)
}
