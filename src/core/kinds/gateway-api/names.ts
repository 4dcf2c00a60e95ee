import { int32Between, text } from '../describe.ts'
import type { CelRule, FieldType, StringFormat } from '../field.ts'

/** The forms of names, ports and times that the Gateway API's kinds share. */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const dnsName = `${label}(\\.${label})*`

export const headerNamePattern = "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$"
export const controllerPattern = `^${dnsName}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`

/** A group, empty for Kubernetes' own. */
export const groupName: FieldType = text(undefined, { maxLength: 253, pattern: `^$|^${dnsName}$` })

export const kindName: FieldType = text(undefined, {
  minLength: 1,
  maxLength: 63,
  pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$',
})

export const objectName: FieldType = text(undefined, { minLength: 1, maxLength: 253 })

export const namespaceName: FieldType = text('namespace', {
  minLength: 1,
  maxLength: 63,
  pattern: `^${label}$`,
})

/** The name of a listener, a port or a rule. */
export const sectionName: FieldType = text(undefined, {
  minLength: 1,
  maxLength: 253,
  pattern: `^${dnsName}$`,
})

/** A host whose first label may be `*`. */
export const hostname: FieldType = text('host', {
  minLength: 1,
  maxLength: 253,
  pattern: `^(\\*\\.)?${dnsName}$`,
})

/** A host without a wildcard. */
export const preciseHostname: FieldType = text('host', {
  minLength: 1,
  maxLength: 253,
  pattern: `^${dnsName}$`,
})

export const portNumber: FieldType = int32Between(1, 65535)

/** A whole number of hours, minutes, seconds and milliseconds: `1m30s`. */
export const shortDuration: FieldType = text('duration', { pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' })

/** A text within bounds. */
export function textUpTo(
  maxLength: number,
  more: {
    readonly format?: StringFormat
    readonly minLength?: number
    readonly pattern?: string
    readonly cel?: readonly CelRule[]
  } = {},
): FieldType {
  const { format, ...bounds } = more
  return text(format, { maxLength, ...bounds })
}
