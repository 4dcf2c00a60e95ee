import { rememberLast } from '../../data/remember-last.ts'
import { hasDefaults, withDefaults } from '../../kinds/defaults.ts'
import { object } from '../../kinds/describe.ts'
import type { CelRule, Field, FieldType, Kind } from '../../kinds/field.ts'
import { kindOf, specIn } from '../../kinds/index.ts'
import { kubernetesKindOf, objectMeta } from '../../kinds/kubernetes.ts'
import { status } from '../../kinds/status.ts'
import { defaultedSpec } from '../../model/defaulted.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Traced } from '../shapes/trace-reads.ts'
import { hasConditions } from './crd-conditions.ts'
import { blocksCel, type StructureFault } from './structure-fault.ts'
import { type CelNode, type Reader, walkStructure } from './walk-structure.ts'

/** What holding an object against its kind's description gave. */
export interface Structure {
  /** Faults of the object that the validation of custom resources finds. */
  readonly faults: readonly StructureFault[]
  /** Faults that keep Go from reading the object at all: of the metadata, and of Kubernetes' own kinds. */
  readonly unreadable: readonly StructureFault[]
  /** The values to which the CRD attaches conditions, by the condition. */
  readonly celNodes: ReadonlyMap<CelRule, readonly CelNode[]>
  /** Whether the CRD has CEL rules at all. */
  readonly hasConditions: boolean
  /** Whether the API server comes to the CEL rules. */
  readonly celIsEvaluated: boolean
}

/** The structure of an object, walked once however many rules ask. An object of a kind that is not described has none. */
export function structureOf(resource: Resource): Structure {
  if (lent?.traced.resource !== resource) return lastStructure(resource)
  lent.structure ??= tracedStructure(lastStructure(lent.resource), lent.traced)
  return lent.structure
}

const lastStructure = rememberLast(readStructure)

/** While one is traced: its structure is that of the resource itself, and notes what is read of its values. */
export function traceStructure(resource: Resource, traced: Traced): void {
  lent = { resource, traced, structure: undefined }
}

let lent:
  | { readonly resource: Resource; readonly traced: Traced; structure: Structure | undefined }
  | undefined

function tracedStructure(structure: Structure, { wrap }: Traced): Structure {
  const celNodes = [...structure.celNodes].map(
    ([condition, nodes]) => [condition, nodes.map(it => tracedNode(it, wrap))] as const,
  )
  return { ...structure, celNodes: new Map(celNodes) }
}

function tracedNode({ path, rules, name, value }: CelNode, wrap: Traced['wrap']): CelNode {
  return {
    path,
    rules,
    name,
    get value() {
      return wrap(value, path) as Json
    },
  }
}

/** A description that an object is held against, from a place of it on. */
export interface HeldAgainst {
  readonly at: Path
  readonly type: FieldType
  readonly reader: Reader
}

/** What an object is held against; undefined where the server adds defaults, so that what it checks is more than what is written. */
export function heldAgainst(resource: Resource): readonly HeldAgainst[] | undefined {
  const kubernetes = kubernetesKindOf(resource.apiVersion, resource.kind)
  if (kubernetes) return [{ at: [], type: kubernetes.object, reader: 'decoder' }]
  const kind = kindOf(resource.apiVersion, resource.kind, resource.channel)
  if (!kind) return []
  const type = rootOf(kind, specIn(kind, resource.apiVersion))
  if (hasDefaults(type)) return undefined
  return [
    { at: ['metadata'], type: objectMeta, reader: 'decoder' },
    { at: [], type, reader: 'custom-resource' },
  ]
}

/** Whether an object has a name. One that the server would generate does not count: `kubectl apply` asks for a name. */
export function isNamed({ value }: Resource): boolean {
  const metadata = value.metadata
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return false
  return Boolean(metadata.name)
}

const roots = new Map<Field, FieldType>()
const nothing: Structure = {
  faults: [],
  unreadable: [],
  celNodes: new Map(),
  hasConditions: false,
  celIsEvaluated: false,
}

function readStructure(resource: Resource): Structure {
  const kubernetes = kubernetesKindOf(resource.apiVersion, resource.kind)
  if (kubernetes) {
    const { faults } = walkStructure(resource.value as Json, kubernetes.object, [], 'decoder')
    const isUnknown = (it: StructureFault): boolean => it.fault === 'unknown'
    return { ...nothing, faults: faults.filter(isUnknown), unreadable: faults.filter(it => !isUnknown(it)) }
  }
  const kind = kindOf(resource.apiVersion, resource.kind, resource.channel)
  if (!kind) return nothing
  const metadata = walkStructure(resource.value.metadata ?? null, objectMeta, ['metadata'], 'decoder')
  const unknown = metadata.faults.filter(it => it.fault === 'unknown')
  const unreadable = metadata.faults.filter(it => it.fault !== 'unknown')
  const root = rootOf(kind, specIn(kind, resource.apiVersion))
  const value = resource.value as Json
  const { faults, celNodes } = walkStructure(value, root, [], 'custom-resource', defaulted(resource, root))
  return {
    faults: [...unknown, ...faults],
    unreadable,
    celNodes: byCondition(celNodes),
    hasConditions: hasConditions(kind),
    celIsEvaluated: isNamed(resource) && !faults.some(it => blocksCel(it.fault)),
  }
}

/** An object with its defaults. Those of the spec are what else is read of it. */
function defaulted(resource: Resource, root: FieldType): Json {
  const value = resource.value as JsonMap
  if (!hasDefaults(root)) return value
  const { spec, ...rest } = value
  if (!isMap(spec)) return withDefaults(value, root) as Json
  return { ...(withDefaults(rest, root) as JsonMap), spec: defaultedSpec(resource) }
}

function byCondition(nodes: readonly CelNode[]): ReadonlyMap<CelRule, readonly CelNode[]> {
  const found = new Map<CelRule, CelNode[]>()
  for (const node of nodes)
    for (const condition of node.rules) {
      const list = found.get(condition)
      if (list) list.push(node)
      else found.set(condition, [node])
    }
  return found
}

function rootOf(kind: Kind, spec: Field): FieldType {
  const known = roots.get(spec)
  if (known) return known
  const unseen = { is: { type: 'any' }, doc: 'Checked elsewhere.', nullable: true } as const
  const root = object({
    apiVersion: unseen,
    kind: unseen,
    metadata: unseen,
    spec,
    ...(!kind.statusless && { status: { is: kind.status ?? status, doc: 'What is.' } }),
  })
  roots.set(spec, root)
  return root
}
