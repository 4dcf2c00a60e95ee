import { gatewayWorkloads } from '../core/istio/gateway/gateway-workloads.ts'
import { formatMeshSource, readMeshSource } from '../core/istio/sidecar/mesh-sources.ts'
import { kinds } from '../core/kinds/index.ts'
import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import { readVirtualService, rulesOf } from '../core/model/virtual-services.ts'
import { type Reached, reachRule } from '../core/reach/reach-rule.ts'
import type { Request } from '../core/request/request.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { endOf } from '../core/saved/saved-request.ts'
import { type Scrambled, scrambleContent, selector, source } from '../core/scramble/scramble-content.ts'
import type { Scrambler } from '../core/scramble/scrambler.ts'
import { isWellKnown } from '../core/scramble/well-known.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import { traceFrom } from '../core/trace/request-source.ts'

export interface ScrambledReport {
  /** How many rules were reached. */
  readonly tried: number
  /** Requests that fare otherwise under other names, and names that are left, in words. */
  readonly faults: readonly string[]
}

/** Whether files go the same ways under other names, and hold none of the old ones: asked of up to `most` rules. */
export function scrambledReport(files: Files, most = Number.POSITIVE_INFINITY): ScrambledReport {
  const scrambled = scrambleContent({ name: 'x', files }, { paths: true, comments: false })
  const { content, scrambler } = scrambled
  const before = appliedModel(readModel(files))
  const after = appliedModel(readModel(content.files, { ...defaultSettings, ...content.settings }))
  const reached = reachedRules(before, most)
  const faults = reached.flatMap(it => fares(before, after, it, scrambler) ?? [])
  return { tried: reached.length, faults: [...faults, ...namesLeft(scrambled)] }
}

function reachedRules(model: Model, most: number): Reached[] {
  const found: Reached[] = []
  for (const resource of model.ofKind('VirtualService'))
    for (const { path } of rulesOf(readVirtualService(resource))) {
      if (found.length >= most) return found
      const reach = reachRule(model, { resource: resource.id, path })
      if (reach.reached) found.push(reach)
    }
  return found
}

function fares(
  before: Model,
  after: Model,
  { request, known }: Reached,
  scrambler: Scrambler,
): string | undefined {
  const other =
    known.type === 'mesh'
      ? readMeshSource(source(formatMeshSource(known.workload), scrambler))
      : gatewayWorkloads(after).find(it => it.id === selector(known.id, scrambler))
  if (!other) return `there is no ${selector(known.id, scrambler)}`
  const was = traceFrom(before, known, request)
  const is = traceFrom(after, other, underOtherNames(request, scrambler))
  const rules = [was, is].map(it => JSON.stringify(it.route?.rule.place.path))
  return endOf(is) === scrambler.request(endOf(was)) && rules[0] === rules[1]
    ? undefined
    : `${JSON.stringify(request)} ends at ${endOf(was)}, then at ${endOf(is)}`
}

function underOtherNames(request: Request, scrambler: Scrambler): Request {
  const { host, sni, path, headers } = request
  const words = (it: string | readonly string[]) =>
    typeof it === 'string' ? scrambler.words(it) : it.map(one => scrambler.words(one))
  return {
    ...request,
    ...(host !== undefined && { host: scrambler.name(host) }),
    ...(sni !== undefined && { sni: scrambler.name(sni) }),
    ...(path !== undefined && { path: scrambler.path(path) }),
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([key, it]) => [scrambler.words(key), words(it)]),
      ),
    }),
  }
}

const schema = JSON.stringify(kinds).toLowerCase()

/** Names that are words of the schema as well are bound to be there. */
function namesLeft({ content, scrambler }: Scrambled): string[] {
  const said = JSON.stringify(content).toLowerCase()
  return [...scrambler.names.keys()].filter(
    it => it.length >= 4 && !isWellKnown(it) && !schema.includes(it) && said.includes(it),
  )
}
