import type { FieldType } from '../kinds/field.ts'
import { fieldAt, kindNamed } from '../kinds/index.ts'
import type { Path } from '../yaml/path.ts'

/**
 * What a text in a resource is: a name or a host, of which each word is scrambled; a path; a pattern; words among which names may
 * be; or something that is no name.
 */
export type Role = 'name' | 'port-name' | 'path' | 'regex' | 'path-regex' | 'words' | 'keep'

/** The role of the text at a path of an object. */
export function roleOf(kind: string, path: Path): Role {
  const own = path.filter(it => typeof it === 'string')
  const [first, second] = own
  const last = own.at(-1) ?? ''
  if (own.length === 1 && (first === 'apiVersion' || first === 'kind')) return 'keep'
  if (first === 'metadata') return metadataRole(second, last)
  const described = kindNamed(kind)
  if (described) return describedRole(fieldAt(described, path)?.is, own)
  return plainRole(own)
}

function metadataRole(field: string | undefined, last: string): Role {
  if (field === 'creationTimestamp' || last === 'creationTimestamp') return 'keep'
  return 'name'
}

function describedRole(is: FieldType | undefined, path: readonly string[]): Role {
  const [last = '', above = ''] = [path.at(-1), path.at(-2)]
  if (last === 'exact' || last === 'prefix' || last === 'regex') return matchRole(path, last)
  if (last === 'name' && above === 'port') return 'port-name'
  if (path.at(-2) === 'ports' && last === 'name') return 'port-name'
  if (isLabels(path)) return 'name'
  if (is?.type !== 'string') return is === undefined || is.type === 'any' ? 'words' : 'keep'
  switch (is.format) {
    case 'duration':
    case 'protocol':
    case 'ip':
    case 'ipv4':
    case 'ipv6':
    case 'date-time':
    case 'base64':
      return 'keep'
    case 'host':
    case 'serverHost':
    case 'gatewayRef':
    case 'namespace':
    case 'serviceHost':
    case 'subset':
    case 'secret':
    case 'exportTo':
      return 'name'
    case 'path':
      return 'path'
    case 'regex':
      return path.includes('uriRegexRewrite') ? 'path-regex' : 'regex'
    default:
      return plainRole(path)
  }
}

function matchRole(path: readonly string[], operator: string): Role {
  const isUri = path.at(-2) === 'uri'
  if (operator === 'regex') return isUri ? 'path-regex' : 'regex'
  if (isUri) return 'path'
  if (path.at(-2) === 'method' || path.at(-2) === 'scheme') return 'keep'
  return path.at(-2) === 'authority' ? 'name' : 'words'
}

function isLabels(path: readonly string[]): boolean {
  return path.some(it => /^(?:labels|selector|matchLabels|sourceLabels|workloadSelector)$/.test(it))
}

const names = new Set(
  `name namespace namespaces notNamespaces host hosts notHosts hostname hostnames gateway gateways network locality serviceAccount
   credentialName serviceName secretName sectionName sourceNamespace externalName authority subset
   principals notPrincipals sni sniHosts subjectAltNames from to targetRefs`
    .split(/\s+/)
    .filter(Boolean),
)
const kept = new Set(
  `type protocol pathType mode action tls kind group apiVersion resolution location minProtocolVersion maxProtocolVersion methods
   notMethods method scheme operator key port number targetPort clusterIP clusterIPs ipBlocks notIpBlocks addresses address
   redirectCode timeout interval simple localityLbSetting sessionAffinity ipFamilies ipFamilyPolicy`
    .split(/\s+/)
    .filter(Boolean),
)

/** By the name of the field alone. */
function plainRole(path: readonly string[]): Role {
  const last = path.at(-1) ?? ''
  if (isLabels(path)) return 'name'
  if (last === 'name' && path.includes('ports')) return 'port-name'
  if (last === 'value' && path.at(-2) === 'path') return 'path'
  if (
    last === 'paths' ||
    last === 'notPaths' ||
    last === 'uri' ||
    last === 'path' ||
    last === 'replacePrefixMatch' ||
    last === 'replaceFullPath'
  )
    return 'path'
  if (names.has(last)) return 'name'
  return kept.has(last) ? 'keep' : 'words'
}
