import type { NameReference, TransformerFields } from '../fields/default-fields.ts'
import { changeField, type FieldSpec } from '../fields/field-spec.ts'
import { type Customized, keysOf } from '../resources/accumulator.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { isClusterScoped, isSelected, keyOf, namespaceOf } from '../traced/resource-id.ts'
import { made, type Origin, type Traced, type TracedMap, textAt, withEntry } from '../traced/traced.ts'

/**
 * Names that resources refer to follow where those were renamed. kustomize knows such references of builtin kinds, and those that
 * `configurations` add; a host or a gateway in a VirtualService is none of them. Follows sigs.k8s.io/kustomize/api/filters/nameref.
 */
export function followNames(
  resources: readonly Customized[],
  fields: TransformerFields,
): readonly Customized[] {
  // What was never renamed or moved has nobody to follow it.
  if (resources.every(it => it.before.length === 0)) return resources
  const known = namesNothing.get(fields.nameReference) ?? new WeakSet()
  namesNothing.set(fields.nameReference, known)
  return resources.map(referrer => {
    if (known.has(referrer)) return referrer
    const first = keysOf(referrer)[0]!
    const among = { resources, found: 0 }
    const value = fields.nameReference.reduce(
      (all, reference) =>
        reference.fields
          .filter(it => isSelected(first, it))
          .reduce((it, field) => follow(it, field, reference, { ...referrer, value: it }, among), all),
      referrer.value,
    )
    if (among.found === 0) known.add(referrer)
    return value === referrer.value ? referrer : { ...referrer, value }
  })
}

/** Most resources have no field that names another, whatever the others are called. */
const namesNothing = new WeakMap<TransformerFields['nameReference'], WeakSet<Customized>>()

/** The resources that may be meant, and how many fields that name one were found. */
interface Among {
  readonly resources: readonly Customized[]
  found: number
}

function follow(
  value: TracedMap,
  field: FieldSpec,
  reference: NameReference,
  referrer: Customized,
  among: Among,
): TracedMap {
  const own = keyOf(value)
  const spec: FieldSpec = { path: field.path }
  const origin: Origin = value.origin
  // Few resources have the field at all.
  let known: readonly Customized[] | undefined
  const candidates = () => (known ??= among.resources.filter(it => canRefer(own, keyOf(it.value))))
  const referred = (name: string, candidates: readonly Customized[], at: Traced) =>
    selectReferral(name, candidates, { reference, referrer, field, at })
  return changeField(value, spec, origin, found => {
    among.found++
    const changed = (it: Traced): Traced => {
      if (it.kind === 'scalar') {
        const target = it.value === null ? undefined : referred(String(it.value), candidates(), it)
        const name = target && keyOf(target.value).name
        return name === undefined || name === it.value ? it : renamed(name, target!, it)
      }
      return it.kind === 'map' ? follower(it, candidates(), referred) : it
    }
    if (found?.kind === 'list') return { ...found, items: found.items.map(changed) }
    return found === undefined ? found! : changed(found)
  })
}

/** A reference of several fields: `name`, and `namespace` where the target has one. */
function follower(
  map: TracedMap,
  candidates: readonly Customized[],
  referred: (name: string, among: readonly Customized[], at: Traced) => Customized | undefined,
): Traced {
  const name = map.entries.get('name')
  if (!name) throw new KustomizeFault('The reference has no `name`.', map.origin.at)
  const namespace = textAt(map, 'namespace')
  const inOld = candidates.filter(it => namespaceOf(keysOf(it)[0]!) === namespace)
  const inNew = candidates.filter(it => namespaceOf(keyOf(it.value)) === namespace)
  const among = !map.entries.has('namespace') ? candidates : inOld.length > 0 ? inOld : inNew
  const old = name.kind === 'scalar' ? String(name.value) : ''
  const target = referred(old, among, name)
  if (!target) return map
  const now = keyOf(target.value)
  if (now.name === old && now.namespace === '') return map
  const withName = now.name === old ? map : withEntry(map, 'name', renamed(now.name, target, name))
  if (now.namespace === '' || now.namespace === namespace) return withName
  return withEntry(withName, 'namespace', renamed(now.namespace, target, name))
}

function renamed(name: string, target: Customized, old: Traced): Traced {
  const { kind } = keyOf(target.value)
  return made(name, `It follows the name of the ${kind} that it refers to.`, old.origin.at)
}

function canRefer(from: ReturnType<typeof keyOf>, to: ReturnType<typeof keyOf>): boolean {
  if (isClusterScoped(from) || isClusterScoped(to)) return true
  if (to.kind === 'ServiceAccount' && from.kind === 'RoleBinding') return true
  return namespaceOf(from) === namespaceOf(to)
}

interface Reference {
  readonly reference: NameReference
  readonly referrer: Customized
  readonly field: FieldSpec
  readonly at: Traced
}

function selectReferral(
  name: string,
  among: readonly Customized[],
  { reference, referrer, field, at }: Reference,
): Customized | undefined {
  const roleRef = field.path.endsWith('roleRef/name') ? roleRefOf(referrer.value) : undefined
  let candidates = among.filter(it => {
    const before = keysOf(it).slice(0, -1)
    return (
      before.some(key => key.name === name) &&
      before.some(key => isSelected(key, reference)) &&
      (!roleRef || before.some(key => isSelected(key, roleRef)))
    )
  })
  if (candidates.length === 1) return candidates[0]
  candidates = candidates.filter(it => sameAffixes(it, referrer, true))
  if (candidates.length > 1) candidates = candidates.filter(it => sameAffixes(it, referrer, false))
  const [first, ...others] = candidates
  if (!first || others.every(it => keyOf(it.value).name === keyOf(first.value).name)) return first
  throw new KustomizeFault(`More than one ${reference.kind ?? 'object'} was named ${name}.`, at.origin.at)
}

function roleRefOf(value: TracedMap) {
  const kind = textAt(value, 'roleRef', 'kind')
  return kind ? { group: textAt(value, 'roleRef', 'apiGroup'), kind } : undefined
}

function sameAffixes(a: Customized, b: Customized, mayBeEmpty: boolean): boolean {
  return sameEnd(a.prefixes, b.prefixes, mayBeEmpty) && sameEnd(a.suffixes, b.suffixes, mayBeEmpty)
}

function sameEnd(a: readonly string[], b: readonly string[], mayBeEmpty: boolean): boolean {
  if (mayBeEmpty && (a.length === 0 || b.length === 0)) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter === 0) return a.length === b.length
  return a.slice(-shorter).every((it, i) => it === b.slice(-shorter)[i])
}
