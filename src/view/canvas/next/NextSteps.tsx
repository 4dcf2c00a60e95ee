import { ViewportPortal } from '@xyflow/react'
import { Route, Signpost } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { NextStep } from '../../../core/graph/arrange/next-step.ts'
import { makeOtherEnd } from '../../../core/operations/make-other-end.ts'
import { showDrawer } from '../../screen/layout-state.ts'
import { openDialog } from '../../screen/screen-state.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { kindWithArticle } from '../../ui/kind-with-article.ts'
import { routesTaken } from '../gestures/routes-taken.ts'
import type { EditCommands } from '../items/commands.ts'
import styles from './next-steps.module.css'

/** Beside a Gateway that nobody routes: what that means, and what to do next. It goes once a VirtualService is there. */
export function NextSteps({ step, commands }: { step: NextStep; commands: Pick<EditCommands, 'run'> }) {
  const { x, y, width, height, gateways, below } = step
  const [first] = gateways
  const gateway = first?.place?.resource
  // Those of the Gateway API take its routes: of the kind that is likeliest, and of another where they take that too.
  const [route, other] = first?.kind === undefined ? [] : routesTaken(first.rows)
  const kind = route ?? 'VirtualService'
  const noun = gateways.every(it => it.kind === first?.kind) ? kind : 'route'
  return (
    <ViewportPortal>
      <section
        className={`${styles.steps} nopan nodrag nowheel`}
        data-next-step={below ? 'below' : 'beside'}
        aria-labelledby="next-step"
        style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      >
        <h2 id="next-step">{`No ${noun} uses ${gateways.length === 1 ? 'it' : 'these'} yet`}</h2>
        <p>{`The Gateway opens its ports. Where requests go from there, ${kindWithArticle(noun)} says.`}</p>
        {gateway !== undefined && (
          <Step
            icon={<KindIcon kind={kind} />}
            title={`Add ${kindWithArticle(kind)}`}
            edits
            onClick={() =>
              commands.run(
                makeOtherEnd(
                  route ? { make: 'route', kind: route, gateway } : { make: 'VirtualService', gateway },
                ),
              )
            }
          >
            For its hosts, with a rule to change
          </Step>
        )}
        {route === undefined && (
          <Step
            icon={<Signpost />}
            edits
            title="Expose a service"
            onClick={() => openDialog({ type: 'expose' })}
          >
            Five questions draw all of it
          </Step>
        )}
        {gateway !== undefined && other !== undefined && (
          <Step
            icon={<KindIcon kind={other} />}
            title={`Add ${kindWithArticle(other)}`}
            edits
            onClick={() => commands.run(makeOtherEnd({ make: 'route', kind: other, gateway }))}
          >
            {other === 'GRPCRoute' ? 'For gRPC calls to its hosts' : 'For another kind of connection'}
          </Step>
        )}
        <Step icon={<Route />} title="Try a request" onClick={() => showDrawer('trace')}>
          See what its ports answer today
        </Step>
      </section>
    </ViewportPortal>
  )
}

function Step({
  icon,
  title,
  edits,
  onClick,
  children,
}: {
  icon: ReactElement
  title: string
  /** It is not there while the workspace is looked at only. */
  edits?: true
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={styles.step}
      data-edits={edits && ''}
      onClick={event => {
        // The click would go on to the drawing below, and take away the selection of what has been added.
        event.stopPropagation()
        onClick()
      }}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.what}>{children}</span>
      </span>
    </button>
  )
}
