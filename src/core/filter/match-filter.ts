import type { Diagnostic } from '../diagnostic.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { isHostWithin, serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { Filter, Term } from './filter.ts'
import { contains, matchesGlob } from './glob.ts'
import { kindsMeant } from './kind-names.ts'
import { factsOf } from './resource-facts.ts'

/** What is asked beside the text of the resources. */
export interface FilterContext {
  readonly diagnostics: readonly Diagnostic[]
  /** The resources that are not as they were; undefined where that was not found out. */
  readonly changed: ReadonlySet<ResourceId> | undefined
}

/** The resources that a filter matches, in the order of the files. */
export function matchingResources(
  model: Model,
  { alternatives }: Filter,
  { diagnostics, changed }: FilterContext,
): readonly Resource[] {
  if (alternatives.length === 0) return model.resources
  const problems = new Map<ResourceId, Diagnostic[]>()
  if (alternatives.some(terms => terms.some(it => it.key === 'problem')))
    for (const it of diagnostics) {
      if (it.resource === undefined) continue
      const list = problems.get(it.resource)
      if (list) list.push(it)
      else problems.set(it.resource, [it])
    }
  return model.resources.filter(resource => {
    const about = {
      resource,
      problems: problems.get(resource.id) ?? [],
      isChanged: changed?.has(resource.id),
    }
    return alternatives.some(terms => terms.every(it => meets(about, it)))
  })
}

/** A resource with what is known of it besides its text. */
interface About {
  readonly resource: Resource
  readonly problems: readonly Diagnostic[]
  readonly isChanged: boolean | undefined
}

function meets(about: About, term: Term): boolean {
  return term.values.some(it => meetsValue(about, term.key, it.text)) !== term.isNegated
}

function meetsValue({ resource, problems, isChanged }: About, key: Term['key'], value: string): boolean {
  const facts = factsOf(resource)
  switch (key) {
    case undefined:
      return [resource.name, ...facts.hosts, ...facts.parts].some(it => contains(it, value))
    case 'kind':
      return kindsMeant(value).some(it => matchesGlob(kindKey(resource), it))
    case 'name':
      return contains(resource.name, value)
    case 'namespace':
      return matchesGlob(resource.namespace, value)
    case 'file':
      return contains(resource.file, value)
    case 'host':
      return facts.hosts.some(it => isHostMeant(it, value))
    case 'gateway':
      return facts.gateways.some(it => matchesGlob(it, value) || matchesGlob(nameIn(it), value))
    case 'service':
      return facts.services.some(it => isServiceMeant(it, value))
    case 'subset':
      return facts.subsets.some(it => matchesGlob(it, value))
    case 'port':
      return facts.ports.some(it => matchesGlob(String(it), value))
    case 'problem':
      return isProblemMeant(problems, value.toLowerCase())
    case 'changed':
      return (isChanged ?? false) === (value.toLowerCase() === 'yes')
  }
}

/** A part of the host, or a name that the host's own wildcard covers. */
function isHostMeant(host: string, value: string): boolean {
  return (
    contains(host, value) || (host.startsWith('*') && isHostWithin(value.toLowerCase(), host.toLowerCase()))
  )
}

/** Its full host, its name, or its name with the namespace: `cart`, `cart.shop`, `shop/cart`. */
function isServiceMeant(host: string, value: string): boolean {
  if (matchesGlob(host, value)) return true
  const service = serviceOfHost(host)
  if (!service) return contains(host, value)
  const { name, namespace } = service
  return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, `${namespace}/${name}`].some(it =>
    matchesGlob(it, value),
  )
}

function isProblemMeant(problems: readonly Diagnostic[], value: string): boolean {
  if (value === 'any') return problems.length > 0
  if (value === 'none') return problems.length === 0
  return problems.some(
    it =>
      it.severity === value ||
      matchesGlob(it.rule, value) ||
      (it.code !== undefined && matchesGlob(it.code, value)),
  )
}

function nameIn(gateway: string): string {
  return gateway.slice(gateway.indexOf('/') + 1)
}
