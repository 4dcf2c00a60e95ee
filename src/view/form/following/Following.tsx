import { ArrowRight } from 'lucide-react'
import { useMemo } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { type ValueChange, valueChanges } from '../../../core/operations/value-changes.ts'
import { describeResource } from '../../../core/operations/words.ts'
import { formatPath, samePath } from '../../../core/yaml/path.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { valueText } from '../fields/value-text.ts'
import styles from './Following.module.css'

const mostShown = 6

/** The other places that a half-typed name would change; with `onApply` they are offered, else they follow. */
export function Following({
  operation,
  place,
  onApply,
  onLeave,
}: {
  operation: Operation
  place: Place
  onApply?: () => void
  /** The focus leaves the offer for somewhere else than the field: what is typed there is meant then. */
  onLeave?: () => void
}) {
  const files = useWorkspaceState(it => it.analysed)
  const settings = useWorkspaceState(it => it.judging)
  const others = useMemo(
    () => valueChanges(files, operation, settings).filter(it => !isAt(it, place)),
    [files, operation, settings, place],
  )
  if (others.length === 0) return null
  const places = others.length === 1 ? 'place' : 'places'
  return (
    <div
      className={styles.following}
      role="status"
      data-keeps-draft
      onBlur={({ currentTarget, relatedTarget }) => {
        const line = currentTarget.closest('[data-path]')
        if (!line?.contains(relatedTarget)) onLeave?.()
      }}
    >
      <div className={styles.head}>
        {onApply ? `Named in ${others.length} more ${places}` : `Changes ${others.length} more ${places}`}
        {onApply && (
          <Button size="s" onPointerDown={event => event.preventDefault()} onClick={onApply}>
            Rename everywhere
          </Button>
        )}
      </div>
      <ul>
        {others.slice(0, mostShown).map(it => (
          <li key={`${it.resource} ${formatPath(it.path)}`}>
            <span className={styles.where}>
              {describeResource(it.resource)} <code>{formatPath(it.path)}</code>
            </span>
            <span className={styles.change}>
              <code>{valueText(it.before)}</code>
              <ArrowRight width={12} height={12} aria-label="becomes" />
              <code>{valueText(it.after)}</code>
            </span>
          </li>
        ))}
      </ul>
      {others.length > mostShown && <div>and {others.length - mostShown} more</div>}
    </div>
  )
}

function isAt(change: ValueChange, { resource, path }: Place): boolean {
  return change.resource === resource && samePath(change.path, path)
}
