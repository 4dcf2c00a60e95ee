import { millisecond, parseDuration } from '../../syntax/duration.ts'
import { celRule } from './cel-rule.ts'
import { removeFields, rewriteValue } from './fixes.ts'
import { goodVirtualService } from './good-examples.ts'
import { fieldName, shorten } from './words.ts'

export const celDuration = celRule(
  'duration',
  {
    id: 'schema/cel-duration',
    title: 'Invalid duration',
    why: `
The API server refuses the object. A duration is one or more numbers with units, without spaces: \`1h30m\`, \`1.5s\`,
\`250ms\`. There is no unit for days, and the minimum is 1ms. For no limit, remove the field.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - timeout: "5"
#            ^^^
    retries:
      perTryTimeout: 1d
#                    ^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - timeout: 5s
    retries:
      perTryTimeout: 24h
`,
        },
        {
          yaml: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - timeout: 0s
#            ^^
`,
          fixed: `
kind: VirtualService
spec:
  hosts: [reviews]
  http:
  - {}
`,
        },
      ],
      good: [goodVirtualService],
    },
  },
  ({ path, value }) => {
    if (typeof value !== 'string') return undefined
    const parsed = parseDuration(value)
    if (parsed !== undefined && parsed >= millisecond) return undefined
    const better = withUnit(value)
    const fix = better
      ? rewriteValue(`Write \`${better}\``, path, () => better)
      : parsed === 0n
        ? removeFields('Remove the field (no limit)', [path])
        : undefined
    const wrong = parsed === undefined ? 'is not a duration such as "5s" or "250ms"' : 'is shorter than 1ms'
    return { message: `${fieldName(path)}: "${shorten(value)}" ${wrong}.`, ...(fix && { fix }) }
  },
)

// What people write who come from other systems: bare seconds, days, a blank before the unit, the unit in full.
function withUnit(text: string): string | undefined {
  const match = /^\s*([1-9]\d{0,6}(?:\.\d{1,6})?)\s*([a-z]*)\s*$/i.exec(text)
  if (!match) return undefined
  const [, amount = '', unit = ''] = match
  if (unit === 'd' && /^\d+$/.test(amount)) return `${Number(amount) * 24}h`
  const short = units[unit.toLowerCase()]
  return short && `${amount}${short}`
}

const units: { readonly [unit: string]: string | undefined } = {
  __proto__: null as never,
  '': 's',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hour: 'h',
  hours: 'h',
  ms: 'ms',
}
