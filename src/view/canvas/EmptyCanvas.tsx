import { Waypoints } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { KindIcon } from '../ui/KindIcon.tsx'
import styles from './canvas.module.css'
import { addableKinds } from './keys/addable-kinds.ts'

/** Nothing to draw yet: what one begins with. */
export function EmptyCanvas({ onAdd }: { onAdd: (kind: string) => void }) {
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={<Waypoints />}
        title="Nothing to draw yet"
        actions={addableKinds.slice(0, 2).map(({ kind }, i) => (
          <Button
            key={kind}
            icon={<KindIcon kind={kind} />}
            data-begin={i === 0 || undefined}
            onClick={() => onAdd(kind)}
          >
            Add a {kind}
          </Button>
        ))}
      >
        Add a Gateway to let traffic in, or a VirtualService to route it. What you write in the YAML appears
        here too.
      </EmptyState>
    </div>
  )
}
