import { kindKey } from '../../kinds/kind-key.ts'
import { identifyFiles } from '../../model/locate.ts'
import type { Resource } from '../../model/resource.ts'
import type { OperationResult } from '../../operations/operation.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import type { Range } from '../../text/text-edit.ts'
import { type Path, valueAt } from '../../yaml/path.ts'
import { type Rewrite, rewriteTexts } from './rewrite-texts.ts'

/**
 * Gives a namespace another name wherever resources name it: as their own, beside names of others, in hosts, principals and lists of
 * namespaces. Resources that name no namespace stay where they are.
 */
export function renameNamespace(
  files: Files,
  settings: AnalysisSettings,
  old: string,
  name: string,
): OperationResult {
  if (!isLabel(name))
    return {
      ok: false,
      reason: 'A namespace has lower-case letters, digits and hyphens in its name, up to 63.',
    }
  if (old === name) return { ok: true, changes: [] }
  const all = identifyFiles(files, settings).flatMap(it => it.resources)
  const taken = new Set(all.filter(it => it.namespace === name).map(nameIn))
  const twice = all.find(it => writtenIn(it) === old && taken.has(nameIn(it)))
  if (twice) return { ok: false, reason: `The ${twice.kind} ${twice.name} already exists in ${name}.` }
  const result = rewriteTexts(files, settings, inNamespace(old, name))
  const unwritten = all.filter(
    it => it.namespace === old && writtenIn(it) === undefined && it.kind !== 'Namespace',
  )
  const staying =
    unwritten.length > 0 ? ` ${unwritten.length} resources here name no namespace and stay in ${old}.` : ''
  return result.ok ? { ...result, note: `${outside(old)}${staying}` } : result
}

function outside(old: string): string {
  return `Outside of these files nothing follows: what runs in ${old}, and who names it elsewhere. A cluster cannot rename a namespace; these files then describe another one.`
}

export function isLabel(name: string): boolean {
  return /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
}

function nameIn(it: Resource): string {
  return `${kindKey(it)}/${it.name}`
}

function writtenIn({ value }: Resource): unknown {
  return valueAt(value, ['metadata', 'namespace'])
}

/** What texts say with another name of the namespace. */
export function inNamespace(old: string, name: string): Rewrite {
  const escaped = old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const inHost = new RegExp(`(?<=[\\w*-]\\.)${escaped}(?=\\.svc(?:\\.|$|[^\\w]))`, 'g')
  const inPrincipal = new RegExp(`(?<=/ns/)${escaped}(?=/sa/|/$|/\\*)`, 'g')
  return (text, path, resource) => {
    if (text === old && namesNamespace(path, resource)) return name
    if (text.startsWith(`${old}/`) && hasNamespaceBefore(path, resource)) text = name + text.slice(old.length)
    return text.replace(inHost, name).replace(inPrincipal, name)
  }
}

const namespaceKeys = new Set(['namespace', 'sourceNamespace'])
const namespaceLists = new Set(['exportTo', 'namespaces', 'notNamespaces'])

/** The parts of a text that name a namespace beside something else, as `inNamespace` would write them anew. */
export function namespaceParts(text: string, path: Path, resource: Resource): readonly Range[] {
  const found: Range[] = []
  const slash = text.indexOf('/')
  if (slash > 0 && hasNamespaceBefore(path, resource)) found.push({ from: 0, to: slash })
  for (const pattern of [
    /(?<=[\w*-]\.)[a-z0-9-]+(?=\.svc(?:\.|$|[^\w]))/g,
    /(?<=\/ns\/)[a-z0-9-]+(?=\/sa\/|\/$|\/\*)/g,
  ])
    for (const { index, 0: match } of text.matchAll(pattern))
      found.push({ from: index, to: index + match.length })
  return found.filter(it => isLabel(text.slice(it.from, it.to)))
}

/** Whether a text at a path is the name of a namespace and nothing else. */
export function namesNamespace(path: Path, { kind, value }: Resource): boolean {
  const [key, owner] = [path.at(-1), path.at(-2)]
  if (isOfLabels(owner)) return key === 'kubernetes.io/metadata.name'
  if (typeof key === 'string' && namespaceKeys.has(key)) return true
  if (typeof key === 'number' && typeof owner === 'string') {
    if (namespaceLists.has(owner)) return true
    return isCondition(path, value, 'source.namespace')
  }
  return kind === 'Namespace' && path.length === 2 && path[0] === 'metadata' && key === 'name'
}

const prefixedLists = new Set(['gateways', 'serviceAccounts', 'notServiceAccounts', 'credentialNames'])

/** Whether a text may be `namespace/name`. */
function hasNamespaceBefore(path: Path, { kind, value }: Resource): boolean {
  const [key, owner] = [path.at(-1), path.at(-2)]
  if (key === 'credentialName') return true
  if (typeof key !== 'number' || typeof owner !== 'string') return false
  if (prefixedLists.has(owner)) return true
  if (owner === 'hosts') return kind === 'Gateway' || kind === 'Sidecar'
  return isCondition(path, value, 'source.serviceAccount')
}

/** Whether a path leads to a value of a condition of an AuthorizationPolicy on that key. */
export function isCondition(path: Path, value: unknown, key: string): boolean {
  const owner = path.at(-2)
  return (
    (owner === 'values' || owner === 'notValues') &&
    valueAt(value as Resource['value'], [...path.slice(0, -2), 'key']) === key
  )
}

function isOfLabels(owner: string | number | undefined): boolean {
  return typeof owner === 'string' && /labels$|^selector$/i.test(owner)
}
