import { faultOf, type SaveFault } from '../workspace/storage.ts'

/** What an exception of IndexedDB means to the user. */
export function storageFault(error: unknown): SaveFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError')
    return { reason: 'no-room', message: 'The browser has no room left for this workspace.' }
  if (name === 'VersionError')
    return {
      reason: 'other',
      message: 'A newer version of Drawbridge keeps the workspaces here. Reload the page to get it.',
    }
  // A missing `indexedDB` is a ReferenceError or a TypeError; Firefox's private windows give an InvalidStateError.
  if (['SecurityError', 'InvalidStateError', 'NotAllowedError', 'ReferenceError', 'TypeError'].includes(name))
    return {
      reason: 'blocked',
      message:
        'The browser does not let this page store anything: storage is blocked, or the window is private.',
    }
  return faultOf(error)
}
