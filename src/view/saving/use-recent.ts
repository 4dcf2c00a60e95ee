import { useEffect, useRef, useState } from 'react'
import type { RecentWorkspace } from '../../platform/shelf.ts'
import { faultOf } from '../../workspace/storage.ts'
import { useServices } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { forgetLater } from './forget-later.ts'

export interface Recent {
  /** Workspaces kept in this browser, without the one that is open, the latest first. */
  readonly others: readonly RecentWorkspace[]
  /** Ids of those that are about to be deleted. */
  readonly leaving: ReadonlySet<string>
  forget(it: RecentWorkspace): void
  /** Undoes `forget`, until the time to think again is over. */
  takeBack(id: string): void
  rename(it: RecentWorkspace, name: string): void
  duplicate(it: RecentWorkspace): void
  /** To be called for one that turned out to be gone. */
  drop(id: string): void
}

export function useRecent(): Recent {
  const workspace = useWorkspace()
  const services = useServices()
  const [recent, setRecent] = useState<readonly RecentWorkspace[]>([])
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const cancels = useRef(new Map<string, () => void>())

  useEffect(() => {
    let gone = false
    void services.storage.recent().then(it => gone || setRecent(it))
    return () => {
      gone = true
    }
  }, [services])

  function drop(id: string): void {
    setRecent(list => list.filter(it => it.id !== id))
  }

  return {
    others: recent.filter(it => !it.current && it.files > 0),
    leaving,
    forget({ id }) {
      cancels.current.set(
        id,
        forgetLater(workspace, services, id, () => drop(id)),
      )
      setLeaving(ids => new Set([...ids, id]))
    },
    takeBack(id) {
      cancels.current.get(id)?.()
      setLeaving(ids => new Set([...ids].filter(it => it !== id)))
    },
    rename({ id }, name) {
      setRecent(list => list.map(it => (it.id === id ? { ...it, name } : it)))
      void services.storage.rename(id, name)
    },
    duplicate({ id, name }) {
      services.storage
        .duplicate(id)
        .then(() => services.storage.recent())
        .then(setRecent, error =>
          showToast({
            tone: 'error',
            title: `“${name}” is not duplicated`,
            description: faultOf(error).message,
          }),
        )
    },
    drop,
  }
}
