import type { PolicyMark } from '../../../core/graph/graph.ts'
import { classNames } from '../../ui/class-names.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { policyLabel } from '../outline/wording.ts'
import styles from './policy-marks.module.css'

/** The policies that apply to a box, on its lower edge: a button a kind, which opens them one after the other. */
export function PolicyMarks({ marks }: { marks: readonly PolicyMark[] }) {
  const selected = useWorkspaceState(it =>
    it.selection?.type === 'place' ? it.selection.place.resource : undefined,
  )
  return (
    <div className={styles.marks}>
      {marks.map(mark => {
        const Icon = kindIcon(mark.kind)
        const isSelected = mark.policies.some(it => it.resource === selected)
        return (
          <button
            key={mark.kind}
            type="button"
            tabIndex={-1}
            aria-label={policyLabel(mark)}
            title={titleOf(mark)}
            data-action="policy"
            data-kind={mark.kind}
            className={classNames(styles.mark, toneOf(mark), isSelected && styles.selected, 'nodrag nopan')}
          >
            <Icon aria-hidden="true" />
            {mark.label ?? (mark.policies.length > 1 && mark.policies.length)}
          </button>
        )
      })}
    </div>
  )
}

/** By the worst problem of its policies; an EnvoyFilter is a warning by itself. */
function toneOf({ kind, badge }: PolicyMark): string | undefined {
  if (badge?.severity === 'error') return styles.error
  return badge?.severity === 'warning' || kind === 'EnvoyFilter' ? styles.warning : undefined
}

function titleOf({ kind, policies }: PolicyMark): string {
  return policies.map(it => `${kind} ${it.words}`).join('\n')
}
