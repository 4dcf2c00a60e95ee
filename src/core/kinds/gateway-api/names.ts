import { int32Between, text } from '../describe.ts'
import type { CelRule, FieldType, StringFormat } from '../field.ts'

/** The forms of names, ports and times that the Gateway API's kinds share. */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const dnsName = `${label}(\\.${label})*`

export const headerNamePattern = "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$"
export const controllerPattern = `^${dnsName}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`

const groupPattern = `^$|^${dnsName}$`
const kindPattern = '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$'
const hostnamePattern = `^(\\*\\.)?${dnsName}$`
const durationPattern = '^([0-9]{1,5}(h|m|s|ms)){1,4}$'
export const protocolPattern = `^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|${dnsName}\\/[A-Za-z0-9]+$`

/** What a text of a pattern is, in words: `name` must be …. */
export const patternWords: ReadonlyMap<string, string> = new Map([
  [`^${label}$`, 'lower-case letters, digits and hyphens, with a letter or digit at both ends'],
  [
    `^${dnsName}$`,
    'lower-case letters, digits, hyphens and dots, with a letter or digit at both ends of each part',
  ],
  [hostnamePattern, 'a host name in lower case; only its first label can be `*`, and it needs another one'],
  [groupPattern, 'an API group, such as `gateway.networking.k8s.io`, or empty for Kubernetes’ own'],
  [kindPattern, 'the name of a kind: letters, digits and hyphens that begin with a letter'],
  [durationPattern, 'whole hours, minutes, seconds or milliseconds, such as `1m30s` or `500ms`'],
  [headerNamePattern, 'a name without spaces, colons or other separators'],
  [controllerPattern, 'a domain and a path, such as `istio.io/gateway-controller`'],
  [protocolPattern, 'a word of letters, digits and hyphens, such as `HTTP`, or a domain and a word'],
])

/** A group, empty for Kubernetes' own. */
export const groupName: FieldType = text(undefined, { maxLength: 253, pattern: groupPattern })

export const kindName: FieldType = text(undefined, {
  minLength: 1,
  maxLength: 63,
  pattern: kindPattern,
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
  pattern: hostnamePattern,
})

/** A host without a wildcard. */
export const preciseHostname: FieldType = text('host', {
  minLength: 1,
  maxLength: 253,
  pattern: `^${dnsName}$`,
})

export const portNumber: FieldType = int32Between(1, 65535)

/** A whole number of hours, minutes, seconds and milliseconds: `1m30s`. */
export const shortDuration: FieldType = text('duration', { pattern: durationPattern })

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
