import type { Resource } from '../../../core/model/resource.ts'
import type { Referable } from '../../../core/questions/known-values.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import { valueText } from '../fields/value-text.ts'

/** What a reference leads to where it does not say its kind, by the field that holds it. */
const usualKinds: Readonly<Record<string, string>> = {
  parentRefs: 'Gateway',
  parentRef: 'Gateway',
  backendRefs: 'Service',
  backendRef: 'Service',
  certificateRefs: 'Secret',
  caCertificateRefs: 'ConfigMap',
  targetRefs: 'Service',
  to: 'Service',
}

/** What the files offer for a field of a reference of the Gateway API: names, namespaces, listeners and ports. */
export function referenceSuggestions(
  all: readonly Referable[],
  { namespace: own, value }: Pick<Resource, 'namespace' | 'value'>,
  path: Path,
): readonly string[] {
  const field = path.at(-1)
  if (field === 'gatewayClassName') return ['istio', ...namesOf(all.filter(it => it.kind === 'GatewayClass'))]
  const holder = String(path.slice(0, -1).findLast(it => typeof it === 'string'))
  if (holder === 'from' && field === 'namespace') return namespacesOf(all)
  const usual = Object.hasOwn(usualKinds, holder) ? usualKinds[holder] : undefined
  if (usual === undefined) return []
  const written = (key: string) => valueText(valueAt(value, [...path.slice(0, -1), key]))
  const ofKind = all.filter(it => it.kind === (written('kind') || usual))
  const beside = ofKind.filter(it => it.namespace === (written('namespace') || own))
  const meant = beside.filter(it => it.name === written('name'))
  switch (field) {
    case 'name':
      return namesOf(beside)
    case 'namespace':
      return namespacesOf(ofKind)
    case 'sectionName':
      return unique(meant.flatMap(it => it.parts))
    case 'port':
      return unique(meant.flatMap(it => it.ports.map(String)))
    default:
      return []
  }
}

function namesOf(all: readonly Referable[]): readonly string[] {
  return unique(all.map(it => it.name).filter(it => it !== ''))
}

function namespacesOf(all: readonly Referable[]): readonly string[] {
  const inOne = all.filter(it => it.kind !== 'GatewayClass')
  return unique(inOne.map(it => (it.kind === 'Namespace' ? it.name : it.namespace)).filter(it => it !== ''))
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
