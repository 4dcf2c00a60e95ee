import { memoByKinds, memoByValue } from '../../model/memo.ts'
import { effective } from '../../model/model.ts'
import { type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { ingressNamespace } from '../../model/services.ts'
import { isMap } from '../../yaml/is-map.ts'
import { readEmbeddedYaml } from '../checks/embedded-yaml.ts'

/** The name of the ConfigMap with what Istio's injector puts into Pods; one of a revision has its name behind it. */
export const injectorName = 'istio-sidecar-injector'

/** A YAML or JSON text within a ConfigMap as a map; empty where it is none. */
const embedded = memoByValue(({ value }: Resource): ReadonlyMap<string, JsonMap> => {
  const data = mapAt(value, 'data')
  const texts = ['mesh', 'meshNetworks', 'values'].map(key => [key, textAt(data, key)] as const)
  return new Map(texts.map(([key, text]) => [key, text === undefined ? nothing : readMap(text)]))
})

const nothing: JsonMap = {}

/** The map that a YAML text holds, or an empty one. */
export function readMap(text: string): JsonMap {
  const value = readEmbeddedYaml(text)
  return isMap(value) ? value : nothing
}

/** The mesh's own ConfigMap, with `mesh` and `meshNetworks` in it, where the files have it. */
export const meshConfigMap = memoByKinds(['ConfigMap'], model =>
  effective(model, 'ConfigMap').find(it => it.namespace === ingressNamespace && it.name === 'istio'),
)

/** The mesh configuration of the files: `data.mesh` of the ConfigMap `istio`. */
export const meshConfig = memoByKinds(['ConfigMap'], (model): JsonMap => {
  const found = meshConfigMap(model)
  return (found && embedded(found).get('mesh')) ?? nothing
})

/** What joins the networks of the mesh: `data.meshNetworks` of the ConfigMap `istio`. */
export const meshNetworks = memoByKinds(['ConfigMap'], (model): JsonMap => {
  const found = meshConfigMap(model)
  return (found && embedded(found).get('meshNetworks')) ?? nothing
})

/** The values of the injector of each revision, by the name of its ConfigMap. */
export const injectorValues = memoByKinds(
  ['ConfigMap'],
  (model): ReadonlyMap<string, JsonMap> =>
    new Map(
      effective(model, 'ConfigMap')
        .filter(it => it.name.startsWith(injectorName))
        .map(it => [it.name, embedded(it).get('values') ?? nothing]),
    ),
)
