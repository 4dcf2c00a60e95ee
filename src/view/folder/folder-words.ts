import type { ConnectedFolder } from '../../workspace/folder/folder-state.ts'
import type { SavedFolder } from '../../workspace/folder/folder-sync.ts'
import type { ToastMessage } from '../ui/toast.ts'

type Words = Pick<ToastMessage, 'title' | 'description' | 'tone'>

/** What came of saving, in words; undefined where a question says it. */
export function savedWords(name: string, saved: SavedFolder): Words | undefined {
  const { written, removed, changed, failures, fault, aside, asks } = saved
  if (asks && written.length + removed.length === 0) return undefined
  const done = [
    ...(written.length > 0 ? [`Wrote ${listed(written)}.`] : []),
    ...(removed.length > 0 ? [`Deleted ${listed(removed)}.`] : []),
  ]
  const open = [
    ...failures,
    ...(changed.length > 0
      ? [`Changed in the folder meanwhile, and not written: ${listed(changed)}. Save once more.`]
      : []),
    ...(fault ? [fault.message] : []),
  ]
  const left = aside.length > 0 ? [`Kept in the browser only: ${listed(aside)}.`] : []
  if (open.length > 0) {
    const title = done.length > 0 ? `Not everything was saved to “${name}”` : `Not saved to “${name}”`
    const kept = fault ? ['Your work stays here.'] : []
    return { tone: 'error', title, description: [...done, ...open, ...kept].join('\n') }
  }
  const title = done.length > 0 ? `Saved to “${name}”` : `Nothing to save to “${name}”`
  return { tone: done.length > 0 ? 'success' : 'neutral', title, description: [...done, ...left].join('\n') }
}

/** How the work and its folder stand: a short label, and a sentence. */
export function stateWords(
  { name, status, fault, conflicts }: Pick<ConnectedFolder, 'name' | 'status' | 'fault' | 'conflicts'>,
  changes: number,
): { readonly label: string; readonly sentence: string } {
  const why = fault ? ` ${fault.message}` : ''
  if (status === 'ask')
    return {
      label: 'Reconnect',
      sentence: `Reconnect the folder “${name}”: the browser asks whether it may be used.${why}`,
    }
  if (status === 'lost') return { label: 'Reconnect', sentence: `Reconnect the folder “${name}”.${why}` }
  if (conflicts.length > 0)
    return {
      label: counted(conflicts.length, 'conflict'),
      sentence: `Folder “${name}”: ${counted(conflicts.length, 'conflict')} to decide before it is saved.`,
    }
  if (changes > 0)
    return {
      label: `Save ${changes}`,
      sentence: `Folder “${name}”: ${counted(changes, 'file')} to save.${why}`,
    }
  return { label: name, sentence: `Folder “${name}”: everything is saved.${why}` }
}

/** `a.yaml, b.yaml, c.yaml and 4 more`. */
export function listed(names: readonly string[], shown = 3): string {
  const rest = names.length - shown
  return names.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
