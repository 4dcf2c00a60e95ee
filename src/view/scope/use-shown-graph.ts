import { useRef } from 'react'
import type { Graph } from '../../core/graph/graph.ts'
import type { ScopedAsk } from '../../core/questions/scope.ts'
import { useAnswerOrToast } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The drawing of what is asked for. While another part is on its way, what was shown stays. */
export function useShownGraph(scope: ScopedAsk | undefined): Graph | undefined {
  const whole = useWorkspaceState(it => it.analysis?.graph)
  const question = scope && ({ type: 'scopeDrawing', ...scope } as const)
  const { answer, isPending } = useAnswerOrToast(question, 'The part of the drawing')
  const key = scope && JSON.stringify([scope.focus, scope.filter])
  const shown = useRef<{ readonly key: string | undefined; readonly graph: Graph | undefined }>(undefined)
  const isOfThis = key !== undefined && answer !== undefined && (!isPending || shown.current?.key === key)
  if (key === undefined) shown.current = { key, graph: whole }
  else if (isOfThis) shown.current = { key, graph: answer }
  return shown.current ? shown.current.graph : whole
}
