import { convertIngresses, type ObjectOfIngress } from '../../ingress/convert-ingresses.ts'
import type { IngressField } from '../../ingress/ingress-field.ts'
import { portNamed } from '../../ingress/port-named.ts'
import { type Ingress, readIngress } from '../../ingress/read-ingress.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { nameClaims } from '../../text/file-name.ts'
import { type CarriedField, withoutRepeats } from '../conversion/carried.ts'
import type { ConversionOptions } from '../conversion/conversion.ts'

/** Ingresses as objects of Istio. */
export interface IstioOfIngresses {
  readonly objects: readonly ObjectOfIngress[]
  readonly resourceOf: (ingress: Ingress) => Resource
  readonly converted: readonly Resource[]
  readonly kept: readonly Resource[]
  readonly fields: readonly CarriedField[]
  /** Those of what is converted. */
  readonly hosts: readonly string[]
}

/**
 * The Ingresses of a model as objects of Istio, under names that nothing of the model has, nor of `others`. Those of one host are
 * converted together or stay. `isPlain` asks for rewrites without regular expressions.
 */
export function istioOfIngresses(
  model: Model,
  { only, anyway = false }: ConversionOptions,
  isPlain: boolean,
  others: readonly Resource['value'][] = [],
): IstioOfIngresses {
  const resources = new Map<Ingress, Resource>()
  for (const it of effective(model, 'Ingress')) {
    const ingress = readIngress(it.value)
    if (ingress) resources.set({ ...ingress, namespace: it.namespace }, it)
  }
  const resourceOf = (it: Ingress) => resources.get(it)!
  const asked = ofOneHost([...resources.keys()]).filter(
    part => !only || part.some(it => only.includes(resourceOf(it).id)),
  )
  const portNumber = (namespace: string | undefined, service: string, port: string) =>
    portNamed(model.find('Service', namespace ?? '', service), port)
  const told = (own: readonly IngressField[]) =>
    withoutRepeats(own.map(({ ingress, ...it }) => ({ ...it, resource: resourceOf(ingress).id })))
  const tried = asked.map(part => {
    const claim = (_: string, __: string | undefined, name: string) => name
    return { part, fields: told(convertIngresses(part, { portNumber, claim, isPlain }).fields) }
  })
  const isDone = (it: (typeof tried)[number]) => anyway || it.fields.every(own => own.how !== 'cannot')
  const done = tried.filter(isDone).flatMap(it => it.part)
  const kept = tried.filter(it => !isDone(it))
  const { objects, fields } = convertIngresses(done, { portNumber, claim: freeNames(model, others), isPlain })
  return {
    objects,
    resourceOf,
    converted: done.map(resourceOf),
    kept: kept.flatMap(it => it.part.map(resourceOf)),
    fields: [...told(fields), ...kept.flatMap(it => it.fields)],
    hosts: [...new Set(done.flatMap(it => (it.hosts.length > 0 ? it.hosts : ['*'])))],
  }
}

/** Ingresses of one namespace, as far as one host leads from one to another. */
function ofOneHost(ingresses: readonly Ingress[]): readonly (readonly Ingress[])[] {
  const parts: Ingress[][] = []
  for (const it of ingresses) {
    const hosts = it.hosts.length > 0 ? it.hosts : ['*']
    const isBeside = (other: Ingress) =>
      other.namespace === it.namespace &&
      hosts.some(host => (other.hosts.length > 0 ? other.hosts : ['*']).includes(host))
    const beside = parts.filter(part => part.some(isBeside))
    const [first, ...more] = beside
    if (!first) parts.push([it])
    else {
      first.push(...more.flat(), it)
      for (const part of more) parts.splice(parts.indexOf(part), 1)
    }
  }
  return parts
}

function freeNames(model: Model, others: readonly Resource['value'][]) {
  const claims = new Map<string, (name: string) => string>()
  const nameOf = (it: Resource['value']) =>
    it.metadata as { readonly namespace?: string; readonly name: string }
  return (kind: string, namespace: string | undefined, name: string): string => {
    const key = `${kind} ${namespace}`
    let claim = claims.get(key)
    if (!claim) {
      const known = model.ofKind(kind).filter(it => it.namespace === namespace && !it.origin)
      const made = others.filter(it => it.kind === kind && nameOf(it).namespace === namespace).map(nameOf)
      claim = nameClaims([...known, ...made].map(it => ({ name: it.name, text: '' })))
      claims.set(key, claim)
    }
    return claim(name)
  }
}
