import type { RecentWorkspace } from '../../platform/indexed-db-storage.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/Toast.tsx'

const grace = 10_000

/** Deletes a kept workspace once the time to think again is over. A page closed before that has deleted nothing. */
export function forgetLater({ storage }: Services, it: RecentWorkspace, takenBack: () => void): void {
  const timer = setTimeout(() => void storage.remove(it.id), grace)
  showToast({
    title: `Deleted ${it.name}`,
    timeout: grace - 500,
    action: {
      label: 'Undo',
      onClick() {
        clearTimeout(timer)
        takenBack()
      },
    },
  })
}
