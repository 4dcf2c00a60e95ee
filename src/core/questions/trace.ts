import { withOlder } from '../change/order.ts'
import { explainFrom } from '../explain/explain-trace.ts'
import type { Explanation } from '../explain/explanation.ts'
import { homeWords } from '../istio/gateway/gateway-workloads.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { parseRequest } from '../request/parse-request.ts'
import type { Request } from '../request/request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { requestAt, sourceFor } from '../saved/saved-request.ts'
import type { KnownSource } from '../trace/request-source.ts'
import { quick } from './question.ts'
import { meantSource, type SourceAsk } from './source-choices.ts'

export interface TraceAsk extends SourceAsk {
  /** The request as it was pasted. */
  readonly text: string
  /** The VirtualService or Gateway that is taken for the oldest. */
  readonly older?: ResourceId | undefined
}

/** Where a request goes. */
export interface TraceAnswer {
  /** The selector of the gateway workload it comes to; undefined from the mesh, and where there is none. */
  readonly gateway: string | undefined
  /** Where that workload runs and what says so, as a sentence without its end. */
  readonly home: string | undefined
  /** Undefined where the text is no request, or its source is not known. */
  readonly explanation: Explanation | undefined
}

export const trace = quick(['model'], ({ model: files }, ask: TraceAsk): TraceAnswer => {
  const applied = appliedModel(files)
  const model = ask.older === undefined ? applied : withOlder(applied, [ask.older])
  const read = readTrace(model, ask)
  const gateway = read?.known.type === 'gateway' ? read.known : undefined
  return {
    gateway: gateway?.id,
    home: gateway && homeWords(gateway),
    explanation: read && explainFrom(model, read.known, read.request),
  }
})

/** The request that a text stands for, as its first proxy sees it, and where it comes from. */
export function readTrace(
  model: Model,
  ask: TraceAsk,
): { readonly known: KnownSource; readonly request: Request } | undefined {
  const parsed = parseRequest(ask.text)
  const known = parsed && sourceFor(model, parsed, meantSource(model, ask))
  return known && { known, request: requestAt(model, known, parsed) }
}
