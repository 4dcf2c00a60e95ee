import { placesWhere } from '../../data/places-where.ts'
import { withGatewayApi } from '../../istio/with-gateway-api.ts'
import { memoByValue } from '../../model/memo.ts'
import { type LinkedModel, linkModel, type Refusal } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import type { Files } from '../../text/file-change.ts'
import type { Path } from '../../yaml/path.ts'
import { checkResource } from './run-object-rules.ts'
import { verdictOf } from './verdict.ts'

/** Why the API server or Istio's webhook refuses an object, the first of the reasons; undefined for what is taken. */
export const refusalOf = memoByValue((resource): Omit<Refusal, 'resource'> | undefined => {
  const { schema, webhook } = verdictOf(checkResource(resource))
  const first = schema[0] ?? webhook.errors[0]
  return first && { path: first.finding.path, message: first.finding.message }
})

/** Whether no cluster takes an object. */
export function isRefused(resource: Resource): boolean {
  return refusalOf(resource) !== undefined
}

/**
 * The model of what takes part in routing: without objects that are refused, since no cluster has them, and with what Istio
 * makes of those of the Gateway API. It knows what was left
 * out, and with the files in which lines. The same model gives the same, and lists that say the same are taken over from the one before.
 */
export function appliedModel(model: LinkedModel, files: Files = []): LinkedModel {
  const known = appliedModels.get(model)
  if (known) return known
  const refused = refusedAmong(model.resources).map((place): Refusal => {
    const resource = model.resources[place]!
    const refusal = refusalOf(resource)!
    const line = lineOf(files, resource, refusal.path)
    return { ...refusal, resource, ...(line !== undefined && { line }) }
  })
  const applied = withGatewayApi(refused.length === 0 ? model : without(model, refused))
  appliedModels.set(model, applied)
  return applied
}

function lineOf(files: Files, { file, offset, base, sourceMap }: Resource, path: Path): number | undefined {
  const text = files.find(it => it.name === file)?.text
  if (text === undefined) return undefined
  const at = offset + sourceMap.nearest([...base, ...path], 'value').range.from
  return text.slice(0, at).split('\n').length
}

const refusedAmong = placesWhere(isRefused)
const appliedModels = new WeakMap<LinkedModel, LinkedModel>()
let last: LinkedModel | undefined

function without(whole: LinkedModel, all: readonly Refusal[]): LinkedModel {
  const out = new Set<Resource>(all.map(it => it.resource))
  const rest = whole.resources.filter(it => !out.has(it))
  last = { ...linkModel(rest, whole.settings, last), refused: { all, whole } }
  return last
}
