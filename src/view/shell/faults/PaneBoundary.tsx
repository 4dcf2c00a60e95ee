import type { ReactNode } from 'react'
import { openDialog } from '../../screen/screen-state.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Boundary } from './Boundary.tsx'

interface Props {
  /** As in "The canvas could not be shown". */
  label: string
  children: ReactNode
  /** What the pane was for, in another way: shown below the message. */
  instead?: ReactNode
}

/** Keeps a fault of one pane from taking the others, and the text with it, off the screen. */
export function PaneBoundary({ label, children, instead }: Props) {
  return (
    <Boundary
      fallback={({ message, stack, retry }) => (
        <>
          <EmptyState
            title={`${label} could not be shown`}
            actions={
              <>
                <Button onClick={retry}>Try again</Button>
                <Button onClick={() => location.reload()}>Reload the page</Button>
                <Button
                  onClick={() => openDialog({ type: 'report', fault: { where: label, message, stack } })}
                >
                  Report…
                </Button>
              </>
            }
          >
            The files are unchanged, and the other panes work. The error: {message}
          </EmptyState>
          {instead}
        </>
      )}
    >
      {children}
    </Boundary>
  )
}
