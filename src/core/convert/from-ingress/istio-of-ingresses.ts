import { convertIngresses, type ObjectOfIngress } from '../../ingress/convert-ingresses.ts'
import type { IngressField } from '../../ingress/ingress-field.ts'
import { portNamed } from '../../ingress/port-named.ts'
import { type Ingress, readIngress } from '../../ingress/read-ingress.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { type CarriedField, withoutRepeats } from '../conversion/carried.ts'
import type { ConversionOptions } from '../conversion/conversion.ts'
import { freeNames } from '../conversion/free-names.ts'

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
  const free = freeNames(model, others)
  const claim = (kind: string, namespace: string | undefined, name: string) =>
    free(kind, namespace ?? '', name)
  const { objects, fields } = convertIngresses(done, { portNumber, claim, isPlain })
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
