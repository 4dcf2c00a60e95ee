import { lastingStore } from '../../workspace/workspace-store.ts'

interface ChecksState {
  readonly open: boolean
  /** The check whose page is shown. */
  readonly rule?: string | undefined
  /** Where the dialog can be shown; the first one does it. */
  readonly hosts: readonly string[]
}

export const checksState = lastingStore<ChecksState>('page', { open: false, hosts: [] })

/** Opens the list of all checks, at one of them if its id is given. May be called from anywhere. */
export function openChecks(rule?: string): void {
  checksState.setState({ open: true, rule })
}

export function closeChecks(): void {
  checksState.setState({ open: false, rule: undefined })
}

export function offerHost(id: string): void {
  checksState.setState(({ hosts }) => ({ hosts: [...hosts, id] }))
}

export function withdrawHost(id: string): void {
  checksState.setState(({ hosts }) => ({ hosts: hosts.filter(it => it !== id) }))
}
