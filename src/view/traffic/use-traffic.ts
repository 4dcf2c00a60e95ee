import type { ScopedAsk } from '../../core/questions/scope.ts'
import type { DrawnTraffic, TrafficAsk, TrafficNumbers } from '../../core/questions/traffic.ts'
import { type Answered, useAnswer, useAnswerOrToast } from '../use-answer.ts'
import { useTrafficState } from './traffic-state.ts'

/** The mix as it is chosen, as it is asked about. */
function useTrafficAsk(): TrafficAsk {
  const mix = useTrafficState(it => it.source)
  const leftOut = useTrafficState(it => it.leftOut)
  const rates = useTrafficState(it => it.rates)
  const provisional = useTrafficState(it => it.provisional)
  return { mix, leftOut: [...leftOut], rates: [...rates], provisional }
}

/** The traffic of the chosen mix as the canvas draws it, of what is in a scope; nothing is computed unless it is shown. */
export function useDrawnTraffic(isShown: boolean, scope: ScopedAsk | undefined): DrawnTraffic | undefined {
  const ask = useTrafficAsk()
  const question = isShown ? ({ type: 'trafficDrawing', ...ask, ...scope } as const) : undefined
  const { answer } = useAnswerOrToast(question, 'The traffic on the canvas')
  return isShown ? answer : undefined
}

/** The same in numbers. */
export function useTrafficNumbers(): Answered<TrafficNumbers> {
  const ask = useTrafficAsk()
  return useAnswer({ type: 'trafficNumbers', ...ask } as const)
}
