import { createStore } from 'zustand/vanilla'

/** Which page of the checks is open; `undefined` while the dialog is closed. */
export const checksState = createStore<{ readonly open: boolean; readonly rule?: string | undefined }>(
  () => ({
    open: false,
  }),
)

/** Opens the list of all checks, at one of them if its id is given. May be called from anywhere. */
export function openChecks(rule?: string): void {
  checksState.setState({ open: true, rule })
}

export function closeChecks(): void {
  checksState.setState({ open: false, rule: undefined })
}
