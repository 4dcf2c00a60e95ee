import { useMemo } from 'react'
import { unusedAfter } from '../../../core/operations/bring-grants.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import styles from './Following.module.css'

/** The ReferenceGrants that nobody uses once a resource has moved to the namespace that is typed; they stay unless they are to go along. */
export function LeftGrants({
  move,
  onClean,
  onLeave,
}: {
  move: Operation
  onClean: () => void
  /** The focus leaves the offer for somewhere else than the field: what is typed there is meant then. */
  onLeave: () => void
}) {
  const files = useWorkspaceState(it => it.analysed)
  const settings = useWorkspaceState(it => it.judging)
  const { title } = move
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move of the same title is the same move
  const unused = useMemo(() => unusedAfter(files, settings, move), [files, settings, title])
  if (unused.length === 0) return null
  return (
    <div
      className={styles.following}
      role="status"
      data-keeps-draft
      onBlur={({ currentTarget, relatedTarget }) => {
        const isField = relatedTarget instanceof HTMLInputElement && relatedTarget.name === 'namespace'
        if (!isField && !currentTarget.contains(relatedTarget)) onLeave()
      }}
    >
      <ul>
        {unused.map(it => (
          <li key={it}>{it}. After the move none does.</li>
        ))}
      </ul>
      <div className={styles.head}>
        <Button size="s" onPointerDown={event => event.preventDefault()} onClick={onClean}>
          Move and take that out
        </Button>
      </div>
    </div>
  )
}
