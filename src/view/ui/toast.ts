import type { Severity } from '../../core/severity.ts'

export interface ToastMessage {
  title: string
  description?: string
  tone?: Severity | 'success' | 'neutral'
  action?: { readonly label: string; readonly onClick: () => void }
  /** A later toast of the same topic takes the place of the earlier one. */
  topic?: string
  /** Milliseconds; errors and what can be undone stay longer by themselves. */
  timeout?: number
  /** It is about the page, not about the workspace: it stays when another is opened. */
  isOfPage?: true
}

/** What shows toasts; it comes with the first, or once the page has been drawn. */
export interface ToastShower {
  show(message: ToastMessage): void
  dismissOffers(): void
}

let shower: ToastShower | undefined
let waiting: ToastMessage[] = []
let onFirst = () => {}

/** Says something in the corner of the screen. May be called from anywhere, at any time. */
export function showToast(message: ToastMessage): void {
  if (shower) shower.show(message)
  else {
    waiting.push(message)
    onFirst()
  }
}

/** Takes away every toast that offers to do something: what it is about is no longer there. */
export function dismissOffers(): void {
  waiting = waiting.filter(it => !it.action || it.isOfPage)
  shower?.dismissOffers()
}

/** From now on toasts are shown by this, those first that were said before. */
export function showToastsBy(it: ToastShower): void {
  shower = it
  const early = waiting
  waiting = []
  for (const message of early) it.show(message)
}

/** Calls back once a toast waits to be shown; gives a way to call off. */
export function onWaitingToast(run: () => void): () => void {
  onFirst = run
  if (waiting.length > 0) run()
  return () => {
    onFirst = () => {}
  }
}
