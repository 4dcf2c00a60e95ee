import { dependsOnOrder } from '../change/order.ts'
import type { ResourceId } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { nameIn } from './name-in.ts'
import { quick } from './question.ts'
import { readTrace, type TraceAsk } from './trace.ts'

/** The ends a request has in the orders that the files leave open. */
export interface OrderAnswer {
  readonly ends: readonly { readonly older: ResourceId; readonly name: string; readonly end: string }[]
  readonly areGateways: boolean
}

/** Undefined where the age of VirtualServices and Gateways makes no difference to the request. */
export const order = quick(['model'], ({ model: files }, ask: TraceAsk): OrderAnswer | undefined => {
  const model = appliedModel(files)
  const read = readTrace(model, ask)
  const ends = read && dependsOnOrder(model, read.known, read.request)
  if (!ends) return undefined
  return {
    ends: ends.map(it => ({ ...it, name: nameIn(model, it.older) })),
    areGateways: ends.some(it => it.older.startsWith('Gateway/')),
  }
})
