import type { FieldType } from '../../kinds/field.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { FindingFix } from '../define-rule.ts'
import { rewriteValue } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import type { FaultNamed } from './structure-fault.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, typeInWords, valueInWords } from './words.ts'

export const type = structureRule(
  ['type'],
  {
    id: 'schema/type',
    title: 'Value of the wrong type',
    source: { crd: 'type' },
    why: `
The API server refuses the object: it does not convert strings to numbers or single values to lists. YAML reads some
plain words as other types: \`on\`, \`yes\` and \`no\` are booleans, \`1.0\` and \`010\` are numbers. Put quotes around a string
that looks like a number or a boolean, and remove them around a number.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: "443", name: https, protocol: HTTPS }
#                   ^^^^^
    hosts: [shop.example.com]
`,
          fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
`,
        },
        {
          yaml: `
kind: VirtualService
spec:
  hosts: reviews
#        ^^^^^^^
  http:
  - timeout: 5
#            ^
    headers:
      request:
        set:
          x-canary: on
#                   ^^
    mirrorPercentage: 10
#                     ^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - timeout: 5s
    headers:
      request:
        set:
          x-canary: "on"
    mirrorPercentage: { value: 10 }
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  fault => {
    const fix = repair(fault)
    return { message: tell(fault), ...(fix && { fix }) }
  },
)

function tell({ path, value, type }: FaultNamed<'type'>): string {
  const asked = `${fieldName(path)} must be ${typeInWords(type)}`
  if (type.type === 'string' && isPlain(value))
    return `${asked}; without quotes it is read as ${valueInWords(value)}.`
  if (type.type === 'integer' && typeof value === 'number') return `${asked} that fits 64 bits, not ${value}.`
  return `${asked}, not ${valueInWords(value)}.`
}

function repair({ path, value, type }: FaultNamed<'type'>): FindingFix | undefined {
  if (type.type === 'string' && type.format === 'duration' && typeof value === 'number' && value > 0)
    return rewriteValue(`Write \`${value}s\``, path, () => `${value}s`)
  if (type.type === 'string' && isPlain(value))
    return rewriteValue('Put quotes around it', path, written =>
      /^[\w.+~-]+$/.test(written) ? JSON.stringify(written) : undefined,
    )
  if (isNumeric(type) && typeof value === 'string' && numberIn(value, type) !== undefined)
    return rewriteValue('Remove the quotes', path, () => value.trim())
  if (type.type === 'boolean' && (value === 'true' || value === 'false'))
    return rewriteValue('Remove the quotes', path, () => value)
  if (type.type === 'list' && type.items.type === 'string' && typeof value === 'string')
    return rewriteValue('Make it a list', path, written => (isOneLine(written) ? `[${written}]` : undefined))
  if (isPercentage(type) && typeof value === 'number')
    return rewriteValue(`Write \`{ value: ${value} }\``, path, () => `{ value: ${value} }`)
  return undefined
}

function isPlain(value: Json): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

function isNumeric(type: FieldType): boolean {
  return type.type === 'integer' || type.type === 'number'
}

function numberIn(text: string, type: FieldType): number | undefined {
  const pattern = type.type === 'integer' ? /^\s*(0|[1-9]\d{0,14})\s*$/ : /^\s*\d{1,9}(\.\d{1,9})?\s*$/
  return pattern.test(text) ? Number(text) : undefined
}

// Inside a flow list a comma or a bracket would end the item.
function isOneLine(written: string): boolean {
  return /^[^\s[\]{},#&*!|>'"%@`]+$/.test(written) || /^("[^"\\\r\n]*"|'[^'\r\n]*')$/.test(written)
}

function isPercentage(type: FieldType): boolean {
  return type.type === 'object' && Object.keys(type.fields).join() === 'value'
}
