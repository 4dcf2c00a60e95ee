import { useMemo } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { ScopeAnswer, ScopedAsk } from '../../core/questions/scope.ts'
import { builtBy } from '../../workspace/overlays.ts'
import { useScopeState } from '../screen/scope-state.ts'
import { useComparedWith } from '../screen/use-compared-with.ts'
import { useAnswerOrToast } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** What is asked to be shown; undefined for everything. */
export function useScopeAsk(): ScopedAsk | undefined {
  const focus = useScopeState(it => it.trail.at(-1))
  const filter = useScopeState(it => it.asked)
  const filtered = useFilterAsk(filter)
  return useMemo(() => (focus || filtered ? { focus, ...filtered } : undefined), [focus, filtered])
}

/** What a filter alone asks for, with what the files are compared with where it asks for changes. */
export function useFilterAsk(filter: string): ScopedAsk | undefined {
  const compared = useComparedWith()
  const baseline = useWorkspaceState(it => it.baseline.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const before = useMemo(
    () => ('before' in compared ? compared.before : builtBy(shown, baseline)),
    [compared, shown, baseline],
  )
  return useMemo(
    () => (filter === '' ? undefined : { filter, ...(/changed:/i.test(filter) && { before }) }),
    [filter, before],
  )
}

/** What is shown and what there is to say of it; undefined for everything, and until it is known. */
export function useScope(): ScopeAnswer | undefined {
  const ask = useScopeAsk()
  const { answer } = useAnswerOrToast(ask && ({ type: 'scope', ...ask } as const), 'What is shown')
  return ask && answer
}

/** The problems of what is shown. Those of no resource belong to everything. */
export function useShownProblems(): readonly Diagnostic[] {
  const all = useWorkspaceState(it => it.analysis?.diagnostics) ?? none
  const resources = useScope()?.resources
  return useMemo(() => {
    if (!resources) return all
    const shown = new Set(resources)
    return all.filter(it => it.resource !== undefined && shown.has(it.resource))
  }, [all, resources])
}

const none: readonly Diagnostic[] = []
