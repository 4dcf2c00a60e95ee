import { parseGoInteger } from '../integer.ts'
import { isLabel, isWildcardLabel } from '../label.ts'
import { utf8Length } from '../utf8.ts'

const maxLength = 255

/** Why a text is not a host name without wildcard, as a clause (`the label "a_b" …`); undefined when it is one. */
export function fqdnFault(host: string): string | undefined {
  return lengthFault(host) ?? labelsFault(host)
}

/** Why a text is not a host name that may have a wildcard in its first label, as a clause; undefined when it is one. */
export function wildcardHostFault(host: string): string | undefined {
  const tooLong = lengthFault(host)
  if (tooLong) return tooLong
  const dot = host.indexOf('.')
  const first = dot < 0 ? host : host.slice(0, dot)
  if (!isWildcardLabel(first)) return labelFault(first)
  return dot < 0 ? undefined : labelsFault(host.slice(dot + 1))
}

/**
 * The same for a host of a VirtualService that is bound to gateways. With SNI routes in it, the generated names
 * `outbound_.<port>_._.<host>` are taken too.
 */
export function gatewayBoundHostFault(host: string, sni: boolean): string | undefined {
  if (!sni || !host.startsWith('outbound_')) return wildcardHostFault(host)
  const tooLong = lengthFault(host)
  if (tooLong) return tooLong
  const parts = host.split('_')
  const port = parts[1] ?? ''
  const name = parts[3] ?? ''
  if (parts.length >= 4 && /[0-9]/.test(trimDots(port)) && /[a-zA-Z]/.test(trimDots(name))) return undefined
  return 'a name that begins with outbound_ must have the form outbound_.<port>_._.<host>'
}

/** Whether a text is a host name without wildcard. One label will do (`reviews`). */
export function isFqdn(host: string): boolean {
  return fqdnFault(host) === undefined
}

/** Whether a text is a host name, with or without a wildcard in its first label. */
export function isWildcardHost(host: string): boolean {
  return wildcardHostFault(host) === undefined
}

function lengthFault(host: string): string | undefined {
  if (host === '') return 'it is empty'
  return utf8Length(host) > maxLength ? `it is longer than ${maxLength} bytes` : undefined
}

function labelsFault(host: string): string | undefined {
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (parseGoInteger(top) !== undefined) return `its last label "${top}" is a number`
  // A trailing dot is allowed: it makes a name absolute.
  const bad = labels.findIndex((it, i) => !isLabel(it) && !(it === '' && i === labels.length - 1))
  return bad < 0 ? undefined : labelFault(labels[bad] ?? '')
}

function labelFault(label: string): string {
  if (label === '') return 'one of its labels is empty'
  if (label.length > 63) return `the label "${label.slice(0, 20)}…" is longer than 63 characters`
  return `"${label}" is not a valid DNS label`
}

function trimDots(text: string): string {
  return text.replaceAll('.', ' ').trim()
}
