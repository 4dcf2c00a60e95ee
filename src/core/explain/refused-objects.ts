import { linkModel, type Model, type Refusal } from '../model/model.ts'
import { traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'
import { nameWords } from './explain-words.ts'
import type { Candidate, Explained, Explanation } from './explanation.ts'

/** So many refused objects are tried one by one. */
const mostTried = 12

/** The refused objects without which a request would go elsewhere: each would change its way if Istio took it. */
export function refusedOnTheWay(explained: Explained): readonly Refusal[] {
  const { model, trace } = explained
  const { refused } = model
  if (!refused || wayOf(trace) === wayOf(traceIn(refused.whole, explained))) return []
  const known = new Set(model.resources)
  const decisive = refused.all.slice(0, mostTried).filter(({ resource }) => {
    const resources = refused.whole.resources.filter(it => it === resource || known.has(it))
    return wayOf(traceIn(linkModel(resources, model.settings), explained)) !== wayOf(trace)
  })
  // Several may have an effect only together.
  return decisive.length > 0 ? decisive : refused.all.slice(0, mostTried)
}

/** In one sentence: what is refused, and that it takes no part. */
export function refusalWords({ resource, message, line }: Refusal): string {
  const where = line === undefined ? '' : ` (${resource.file} line ${line})`
  return `${resource.kind} ${nameWords(resource)} is refused by Istio${where} and takes no part: ${message}`
}

/** A sentence for each object that takes no part in a model, as far as anyone reads on. */
export function allRefusedWords({ refused }: Model): readonly string[] {
  const all = refused?.all ?? []
  const rest = all.length - mostTold
  return [
    ...all.slice(0, mostTold).map(refusalWords),
    ...(rest > 0 ? [`So ${rest === 1 ? 'is 1 more' : `are ${rest} more`}.`] : []),
  ]
}

const mostTold = 6

/** An explanation with the refused objects that change it told at its last stage. */
export function withRefused(
  explained: Explained,
  explanation: Omit<Explanation, 'facts'>,
): Omit<Explanation, 'facts'> {
  const refused = refusedOnTheWay(explained)
  const last = explanation.stages.at(-1)
  if (refused.length === 0 || !last) return explanation
  const candidates = refused.map(
    (it): Candidate => ({
      place: { resource: it.resource.id, path: it.path },
      label: `${it.resource.kind} ${nameWords(it.resource)}`,
      taken: false,
      why: `Refused by Istio: ${it.message}`,
    }),
  )
  const sentence = [last.sentence, ...refused.map(refusalWords)].join(' ')
  const stages = [
    ...explanation.stages.slice(0, -1),
    { ...last, sentence, candidates: [...last.candidates, ...candidates] },
  ]
  return { ...explanation, stages }
}

function traceIn(model: Model, { trace, workload, request }: Explained): Trace {
  return traceFrom(model, { type: trace.mesh ? 'mesh' : 'gateway', workload }, request)
}

function wayOf({ outcome, clusters, redirect, rewrite, directResponse, route, domain }: Trace): string {
  return JSON.stringify([
    outcome,
    clusters.map(it => [it.name, it.weight, it.exists]),
    redirect,
    rewrite,
    directResponse,
    route?.rule.place,
    domain,
  ])
}
