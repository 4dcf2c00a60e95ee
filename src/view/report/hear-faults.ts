import { openDialog } from '../screen/screen-state.ts'
import { showToast } from '../ui/toast.ts'
import type { ReportedFault } from './report-text.ts'

/** Says when something of the page fails outside of what it shows, and offers to report it. */
export function hearFaults(): void {
  addEventListener('error', ({ error }) => hear(error))
  addEventListener('unhandledrejection', event => {
    // What the editor cancels as it closes a part of itself, such as its list of references: nothing went wrong.
    if (event.reason instanceof Error && event.reason.name === 'Canceled') event.preventDefault()
    else hear(event.reason)
  })
}

function hear(thrown: unknown): void {
  const fault = ownFault(thrown, new URL('./', document.baseURI).href)
  if (!fault) return
  showToast({
    topic: 'fault',
    tone: 'error',
    title: 'Something in the page failed',
    description: 'This is an error in Drawbridge, not in your files.',
    isOfPage: true,
    action: { label: 'Report…', onClick: () => openDialog({ type: 'report', fault }) },
  })
}

/** An error of our own scripts, which lie below `page`; undefined for one of an extension, and for work that was called off. */
export function ownFault(thrown: unknown, page: string): ReportedFault | undefined {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return undefined
  const { name, message, stack } = thrown
  const isCalledOff = name === 'AbortError' || name === 'Canceled'
  if (isCalledOff || !stack.slice(stack.indexOf(message) + message.length).includes(page)) return undefined
  return { where: 'The page', message: message || name, stack }
}
