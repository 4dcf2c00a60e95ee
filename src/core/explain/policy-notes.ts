import { isBuiltIn } from '../istio/routes/clusters.ts'
import { type Policy, policiesOf } from '../model/policies.ts'
import { mutualTlsAt, policiesAtCaller, policiesAtProxy, policiesAtService } from '../model/policies-at.ts'
import type { Resource } from '../model/resource.ts'
import { listWords, shorten } from './explain-words.ts'
import type { Explained, Explanation, Stage } from './explanation.ts'
import type { Fact } from './fact.ts'

/**
 * The explanation with a word on each policy that applies on the way and that a trace does not evaluate: at the proxy
 * that takes the request, in its first stage, and at its destinations, in the last. Without policies it stays as it is.
 */
export function withPolicyNotes(explained: Explained, explanation: Explanation): Explanation {
  if (policiesOf(explained.model).length === 0) return explanation
  const atProxy = atFirstProxy(explained).map(it => noteOn(it, 'here'))
  const atEnd = explanation.outcome === 'route' ? atDestinations(explained) : []
  if (atProxy.length + atEnd.length === 0) return explanation
  const { stages } = explanation
  return {
    ...explanation,
    stages: stages.map((it, i) => {
      const notes = [...(i === 0 ? atProxy : []), ...(i === stages.length - 1 ? atEnd : [])]
      return notes.length > 0 ? withNotes(it, notes) : it
    }),
    facts: [...explanation.facts, ...unique([...atProxy, ...atEnd]).map(factOf)],
  }
}

interface Note {
  readonly resource: Resource
  readonly sentence: string
}

/** What may change where a request goes, or stop it; telemetry and settings of the proxy do neither. */
const decides: ReadonlySet<string> = new Set([
  'AuthorizationPolicy',
  'RequestAuthentication',
  'EnvoyFilter',
  'WasmPlugin',
  'TrafficExtension',
])

function atFirstProxy({ model, workload, trace: { mesh } }: Explained): readonly Policy[] {
  const all = mesh ? policiesAtCaller(model, mesh.workload) : policiesAtProxy(model, workload)
  return all.filter(it => decides.has(it.kind))
}

function atDestinations({ model, trace }: Explained): readonly Note[] {
  return trace.clusters
    .filter(it => !isBuiltIn(it))
    .flatMap(({ host, subset }) => {
      const policies = policiesAtService(model, host, subset).filter(it => decides.has(it.kind))
      const mutualTls = mutualTlsAt(model, host, subset)
      const isDecided = mutualTls && (mutualTls.mode !== 'PERMISSIVE' || mutualTls.byPort)
      return [
        ...policies.map(it => noteOn(it, `to ${shorten(host)}`)),
        ...(isDecided
          ? [noteOn(mutualTls.policy, `to ${shorten(host)} (mTLS ${shorten(mutualTls.mode)})`)]
          : []),
      ]
    })
}

function noteOn({ kind, resource }: Policy, where: string): Note {
  const name = `${kind} ${shorten(resource.namespace)}/${shorten(resource.name)}`
  return { resource, sentence: `${name} applies ${where}; it is not evaluated.` }
}

function withNotes(stage: Stage, notes: readonly Note[]): Stage {
  const sentences = [...new Set(notes.map(it => it.sentence))]
  const rest = sentences.length - noteLimit
  const shown = sentences.slice(0, noteLimit)
  if (rest > 0) shown.push(`So do ${rest} more: ${listWords(namesAfter(notes, noteLimit))}.`)
  return { ...stage, sentence: [stage.sentence, ...shown].join(' ') }
}

const noteLimit = 6

function namesAfter(notes: readonly Note[], from: number): string[] {
  return unique(notes)
    .slice(from)
    .map(it => it.resource.id)
}

function unique(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map(it => [it.sentence, it])).values()]
}

function factOf({ resource, sentence }: Note): Fact {
  return {
    name: 'Not evaluated',
    text: sentence.replace(/; it is not evaluated\.$/, ''),
    place: { resource: resource.id, path: [] },
  }
}
