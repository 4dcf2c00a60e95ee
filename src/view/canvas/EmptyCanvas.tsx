import { Signpost, Waypoints } from 'lucide-react'
import { openDialog } from '../screen/screen-state.ts'
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
        actions={[
          <Button
            key="expose"
            variant="primary"
            icon={<Signpost />}
            data-begin
            data-edits=""
            onClick={() => openDialog({ type: 'expose' })}
          >
            Expose a service…
          </Button>,
          ...addableKinds.slice(0, 2).map(({ kind }) => (
            <Button key={kind} icon={<KindIcon kind={kind} />} data-edits="" onClick={() => onAdd(kind)}>
              Add a {kind}
            </Button>
          )),
        ]}
      >
        Answer five questions and a service is reachable from outside. Or draw it yourself: add a Gateway to
        let traffic in, or a VirtualService to route it. What you write in the YAML appears here too.
      </EmptyState>
    </div>
  )
}
