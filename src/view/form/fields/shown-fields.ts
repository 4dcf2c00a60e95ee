import type { Fields, Kind } from '../../../core/kinds/field.ts'
import { patternOf } from '../../../core/kinds/pattern-of.ts'
import { filterMembers } from '../../../core/operations/filter-members.ts'
import { shownSource } from '../../../core/operations/set-certificate-source.ts'
import { writtenRouteActions } from '../../../core/operations/set-route-action.ts'
import { actionOf } from '../../../core/operations/set-rule-action.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { isLine, sectionsOf } from './field-layout.ts'
import { commonTlsFields, serverTlsFields } from './tls-fields.ts'
import { valueText } from './value-text.ts'

export interface ShownFields {
  /** With an editor each, in the order of the kind. */
  readonly visible: readonly string[]
  /** Common, not there, and too big for an empty line: each is a button that adds it. */
  readonly absent: readonly string[]
  /** The rest that can be added. */
  readonly offered: readonly string[]
}

/** Which fields of an object a form shows, for what is set (`object`) and what the user asked to see (`opened`). */
export function shownFields(
  kind: Kind,
  path: Path,
  fields: Fields,
  object: { readonly [key: string]: Json },
  opened: readonly string[],
): ShownFields {
  const names = Object.keys(fields)
  const pattern = patternOf(kind, path)
  const taken = takenFields(pattern, object) ?? names
  const common = commonFields(kind, path, pattern, fields, object)
  const isSet = (name: string) => Object.hasOwn(object, name) || opened.includes(name)
  const mayBeAdded = (name: string) =>
    !isSet(name) && taken.includes(name) && !fields[name]?.hidden && !fields[name]?.deprecated
  const isOpen = (name: string) => {
    const field = fields[name]
    return field !== undefined && (field.required || isLine(field) || alwaysOpen.has(`${pattern}.${name}`))
  }
  const addable = names.filter(mayBeAdded)
  const visible = names.filter(it => isSet(it) || (addable.includes(it) && common.includes(it) && isOpen(it)))
  const absent = addable.filter(it => common.includes(it) && !visible.includes(it))
  return { visible, absent, offered: addable.filter(it => !common.includes(it)) }
}

/** Lists that say something while they are empty. */
const alwaysOpen = new Set([
  'VirtualService:spec.gateways',
  'HTTPRoute:spec.rules.*.filters',
  'GRPCRoute:spec.rules.*.filters',
])

/** The fields that make sense beside what is set; undefined for all. */
function takenFields(
  pattern: string,
  object: { readonly [key: string]: Json },
): readonly string[] | undefined {
  if (pattern === 'Gateway:spec.servers.*.tls')
    return oneCertificateSource(serverTlsFields(modeOf(object)), object)
  if (pattern === 'Gateway:spec.servers.*')
    return takesTls(object) ? undefined : ['name', 'port', 'bind', 'hosts']
  if (/^(?:Gateway|ListenerSet):spec\.listeners\.\*$/.test(pattern)) return listenerFields(object)
  if (/^(?:HTTP|GRPC)Route:.*\.filters\.\*$/.test(pattern)) return filterFields(object)
  if (pattern === 'HTTPRoute:spec.rules.*') return routeRuleFields(object)
  if (pattern === 'BackendTLSPolicy:spec.validation')
    return ['hostname', shownSource(object), 'subjectAltNames']
  if (pattern !== 'VirtualService:spec.http.*') return undefined
  const action = actionOf(object)
  const shaping = ['name', 'match', 'headers', 'corsPolicy']
  if (action === 'redirect' || action === 'directResponse') return shaping
  const mirror = Object.hasOwn(object, 'mirror')
    ? ['mirrorPercentage']
    : Object.hasOwn(object, 'mirrors')
      ? []
      : ['mirror', 'mirrors']
  return [...shaping, 'rewrite', 'timeout', 'retries', 'fault', ...mirror]
}

/** A rule that redirects has no backends. */
function routeRuleFields(rule: { readonly [key: string]: Json }): readonly string[] | undefined {
  const redirects = writtenRouteActions(rule).includes('redirect')
  return redirects ? ['name', 'matches', 'filters', 'timeouts', 'retry'] : undefined
}

/** A filter has the settings of its type. */
function filterFields({ type }: { readonly [key: string]: Json }): readonly string[] | undefined {
  const member = typeof type === 'string' ? filterMembers[type]?.member : undefined
  return member === undefined ? undefined : ['type', member]
}

/** A listener has a hostname where the protocol tells one, and TLS settings where it has TLS. */
function listenerFields({ protocol }: { readonly [key: string]: Json }): readonly string[] {
  const always = ['name', 'port', 'protocol', 'allowedRoutes']
  if (protocol === 'TCP' || protocol === 'UDP') return always
  return protocol === 'HTTP' ? [...always, 'hostname'] : [...always, 'hostname', 'tls']
}

function modeOf(tls: { readonly [key: string]: Json }): string | undefined {
  return typeof tls.mode === 'string' ? tls.mode : undefined
}

/** Where a certificate comes from is said once: beside one source the others are not offered. */
function oneCertificateSource(
  taken: readonly string[],
  tls: { readonly [key: string]: Json },
): readonly string[] {
  const sources = ['credentialName', 'credentialNames', 'serverCertificate', 'tlsCertificates']
  const given = sources.find(it => Object.hasOwn(tls, it))
  if (given === undefined) return taken
  return taken.filter(it => !sources.includes(it) && (it !== 'privateKey' || given === 'serverCertificate'))
}

/** Whether a server's protocol goes with TLS settings: HTTP takes a redirect at least. */
function takesTls(server: { readonly [key: string]: Json }): boolean {
  const protocol = valueText(valueAt(server, ['port', 'protocol']))
  return !['MONGO', 'MYSQL', 'REDIS', 'TCP'].includes(protocol.toUpperCase())
}

function commonFields(
  kind: Kind,
  path: Path,
  pattern: string,
  fields: Fields,
  object: { readonly [key: string]: Json },
): readonly string[] {
  if (pattern === 'Gateway:spec.servers.*.tls') return commonTlsFields(modeOf(object))
  const sections = sectionsOf(kind, path)
  if (sections) return sections.flatMap(it => it.fields)
  const names = Object.keys(fields).filter(it => !fields[it]?.hidden)
  return names.length <= 7 ? names : names.filter(it => fields[it]?.required)
}
