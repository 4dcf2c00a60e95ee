import { kindOf } from '../../kinds/index.ts'
import type { Resource } from '../../model/resource.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Report, Rule } from '../define-rule.ts'
import type { SchemaPage } from './structure-rule.ts'

type Map = { readonly [key: string]: Json }

/** A rule about the metadata of Istio's objects; it is given an empty map where there is none. */
export function metadataRule(
  page: SchemaPage,
  check: (metadata: Map, report: Report, resource: Resource) => void,
): Rule {
  return {
    ...page,
    severity: 'error',
    layer: 'schema',
    scope: 'object',
    kinds: ['*'],
    check(resource, report) {
      if (kindOf(resource.apiVersion, resource.kind)) check(asMap(resource.value.metadata), report, resource)
    },
  }
}

/** A value as a map, an empty one where it is something else. */
export function asMap(value: Json | undefined): Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
