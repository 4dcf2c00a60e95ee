import { useStore } from 'zustand'
import type { Place } from '../../../core/model/resource.ts'
import { workspaceStore } from '../../../workspace/workspace-store.ts'
import type { PlanChoices } from './follow-plan.ts'

/** The plans of this visit, by rule. They are gone with the page; the steps that were applied are in the files. */
export interface CanaryState {
  readonly plans: { readonly [rule: string]: PlanChoices | undefined }
  /** The rules whose panel is open. */
  readonly open: ReadonlySet<string>
  /** The rule whose panel was asked for from elsewhere and gets the focus when it is there. */
  readonly awaited: string | undefined
}

export const canaryStore = workspaceStore<CanaryState>({
  plans: {},
  open: new Set(),
  awaited: undefined,
})

export function useCanary<T>(selector: (state: CanaryState) => T): T {
  return useStore(canaryStore, selector)
}

export function ruleKey({ resource, path }: Place): string {
  return JSON.stringify([resource, ...path])
}

export function keepPlan(rule: string, choices: PlanChoices): void {
  canaryStore.setState(({ plans }) => ({ plans: { ...plans, [rule]: { ...plans[rule], ...choices } } }))
}

export function toggleCanary(rule: string): void {
  canaryStore.setState(state => {
    const open = new Set(state.open)
    if (!open.delete(rule)) open.add(rule)
    return { open }
  })
}
