import { identifyFiles } from '../../model/locate.ts'
import { effective, type LinkedModel, linkModel } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import type { CarriedField } from '../conversion/carried.ts'
import type { Conversion, ConversionOptions } from '../conversion/conversion.ts'
import { writeObjects } from '../conversion/write-objects.ts'
import { type IstioOfIngresses, istioOfIngresses } from './istio-of-ingresses.ts'

type Converts = (model: LinkedModel, options: ConversionOptions) => Conversion

/** A conversion to Istio, with the Ingresses of the model. */
export function withIngressesToIstio(
  model: LinkedModel,
  options: ConversionOptions,
  convert: Converts,
): Conversion {
  const rest = convert(model, options)
  if (!holdsIngress(model)) return rest
  const made = istioOfIngresses(
    model,
    options,
    false,
    rest.objects.map(it => it.value),
  )
  return joined(rest, made, {
    objects: made.objects.map(it => ({ value: it.value, of: made.resourceOf(it.ingress) })),
    fields: made.fields,
    comparison: { ...rest.comparison, ...unserved(made) },
  })
}

/**
 * A conversion to the Gateway API, with the Ingresses of the model: as what they are in Istio, so that the one table tells of both. What is told of
 * that is told of the fields of Ingresses.
 */
export function withIngressesToGatewayApi(
  model: LinkedModel,
  options: ConversionOptions,
  convert: Converts,
): Conversion {
  if (!holdsIngress(model)) return convert(model, options)
  const made = istioOfIngresses(model, options, true)
  const name = 'ingress.yaml'
  const text = writeObjects(made.objects.map(it => it.value))
  const between = identifyFiles([{ name, text }], model.settings).flatMap(it => it.resources)
  const origins = new Map(between.map((it, i) => [it.id, made.objects[i]!]))
  const all: LinkedModel = {
    ...linkModel([...model.resources, ...between], model.settings),
    ...(model.refused && { refused: model.refused }),
  }
  const only = options.only && [...options.only, ...between.map(it => it.id)]
  const rest = convert(all, { ...options, only })
  const resourceOf = (it: Resource) => {
    const origin = origins.get(it.id)
    return origin ? made.resourceOf(origin.ingress) : it
  }
  const isBetween = (id: ResourceId) => origins.has(id)
  const stuck = new Set(between.filter(it => rest.kept.includes(it.id)).map(it => it.namespace))
  const isStuck = ({ namespace }: Resource) => stuck.has(namespace)
  const stays: IstioOfIngresses = {
    ...made,
    converted: made.converted.filter(it => !isStuck(it)),
    kept: [...made.kept, ...made.converted.filter(isStuck)],
  }
  const standing = between.filter(it => !isStuck(it))
  // DestinationRules are Istio's in both.
  const isRule = (it: Resource) => it.kind === 'DestinationRule'
  const rules = standing.filter(isRule)
  const { comparison } = rest
  const renamed = new Map(comparison.before.map(it => [it.id, it.value]))
  const result: Conversion = {
    ...rest,
    objects: rest.objects.map(it => ({ ...it, of: resourceOf(it.of) })),
    converted: rest.converted.filter(it => !isBetween(it)),
    kept: rest.kept.filter(it => !isBetween(it)),
    fields: rest.fields.map(ofIngress),
    comparison: {
      ...comparison,
      addedBefore: [
        ...comparison.addedBefore,
        ...standing.map((it): JsonMap => renamed.get(it.id) ?? it.value),
      ],
      before: comparison.before.filter(it => !isBetween(it.id)),
      assumed: stays.converted.length === 0 ? comparison.assumed : [...comparison.assumed, standInWords],
    },
  }
  return joined(result, stays, {
    objects: rules.map(it => ({ value: it.value, of: resourceOf(it) })),
    fields: made.fields.filter(it => it.how !== 'carried'),
    comparison: result.comparison,
  })

  function ofIngress(field: CarriedField): CarriedField {
    const origin = origins.get(field.resource)
    if (!origin) return field
    const { ingress, path } = origin.originOf(field.path)
    // The table speaks of what stands between the two.
    const note = field.note.replace(/\b(Keep|keep) the (Gateway|VirtualService)\b/, '$1 the Ingress')
    return { ...field, resource: made.resourceOf(ingress).id, path, note }
  }
}

function holdsIngress(model: LinkedModel): boolean {
  return effective(model, 'Ingress').length > 0
}

const standInWords =
  'What the controller of the Ingresses answers is not known here: they are compared as the Gateways and VirtualServices that do the same.'

function joined(
  rest: Conversion,
  made: IstioOfIngresses,
  own: Pick<Conversion, 'objects' | 'fields' | 'comparison'>,
): Conversion {
  return {
    target: rest.target,
    objects: [...rest.objects, ...own.objects],
    converted: [...rest.converted, ...made.converted.map(it => it.id)],
    kept: [...rest.kept, ...made.kept.map(it => it.id)],
    fields: [...rest.fields, ...own.fields],
    comparison: own.comparison,
  }
}

function unserved({ hosts }: IstioOfIngresses) {
  if (hosts.length === 0) return {}
  const words = `What the controller of the Ingresses answers is not known here. Of ${hosts.join(', ')} only requests that a Gateway of the files answers today are compared.`
  return { unserved: hosts, notCompared: [words] }
}
