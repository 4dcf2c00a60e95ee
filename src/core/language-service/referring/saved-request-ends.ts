import type { LinkedModel } from '../../model/model.ts'
import type { Place, ResourceId } from '../../model/resource.ts'
import { appliedModel } from '../../rules/engine/refusals.ts'
import { runSavedRequest, type SavedRequest } from '../../saved/saved-request.ts'
import type { Trace } from '../../trace/trace.ts'
import { isWithin, type Path } from '../../yaml/path.ts'
import type { Analysed } from '../reading/analysed.ts'

/** The names of the saved requests that end at a resource or at a rule of it. */
export function requestsThatEndAt({ model, requests }: Analysed, resource: ResourceId, path: Path): string[] {
  return endsOf(model, requests).flatMap(({ name, place }) =>
    place?.resource === resource && isWithin(place.path, path) ? [name] : [],
  )
}

interface End {
  readonly name: string
  readonly place: Place | undefined
}

/** Kept with the model: a saved request is traced once for all the rules that ask. */
const kept = new WeakMap<
  LinkedModel,
  { readonly requests: readonly SavedRequest[]; readonly ends: readonly End[] }
>()

function endsOf(model: LinkedModel, requests: readonly SavedRequest[]): readonly End[] {
  const known = kept.get(model)
  if (known?.requests === requests) return known.ends
  const applied = requests.length > 0 ? appliedModel(model) : model
  const ends = requests.map(it => {
    const result = runSavedRequest(applied, it)
    return { name: it.name || it.request, place: 'trace' in result ? placeOf(result.trace) : undefined }
  })
  kept.set(model, { requests, ends })
  return ends
}

/** The rule that a request ended at; of one that Istio made of a route, where that is written. */
function placeOf({ route, filterChain, mesh }: Trace): Place | undefined {
  if (route) return route.rule.place
  if (mesh) return mesh.chain.place
  return filterChain?.action.type === 'tcp' ? filterChain.action.place : undefined
}
