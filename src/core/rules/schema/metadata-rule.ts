import { kindOf } from '../../kinds/index.ts'
import { kubernetesKindOf } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Report, Rule } from '../define-rule.ts'
import type { SchemaPage } from './structure-rule.ts'

type Map = { readonly [key: string]: Json }

/** A rule about the metadata of the objects that are meant, Istio's and the Gateway API's at first; it is given an empty map where there is none. */
export function metadataRule(
  page: SchemaPage,
  check: (metadata: Map, report: Report, resource: Resource) => void,
  isMeant: (resource: Resource) => boolean = isDescribed,
): Rule {
  return {
    ...page,
    severity: 'error',
    layer: 'schema',
    scope: 'object',
    kinds: ['*'],
    check(resource, report) {
      if (isMeant(resource)) check(asMap(resource.value.metadata), report, resource)
    },
  }
}

function isDescribed({ apiVersion, kind, channel }: Resource): boolean {
  return kindOf(apiVersion, kind, channel) !== undefined
}

/** Whether an object is of a kind that is read here at all: Istio's, the Gateway API's, or one of Kubernetes. */
export function isRead({ apiVersion, kind, channel }: Resource): boolean {
  return (kindOf(apiVersion, kind, channel) ?? kubernetesKindOf(apiVersion, kind)) !== undefined
}

/** A value as a map, an empty one where it is something else. */
export function asMap(value: Json | undefined): Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
