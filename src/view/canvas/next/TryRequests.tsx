import { ViewportPortal } from '@xyflow/react'
import { Route, X } from 'lucide-react'
import type { TryPlace } from '../../../core/graph/arrange/try-place.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { layoutStore, showDrawer } from '../../screen/layout-state.ts'
import { traceText } from '../../trace/trace-state.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useAnswer } from '../../use-answer.ts'
import { useCanvas } from '../canvas-state.ts'
import styles from './try-requests.module.css'

/** Below a small drawing: requests that its rules answer. Each is traced, and its way through the drawing lights up. */
export function TryRequests({ place }: { place: TryPlace }) {
  const { x, y, width, height, requests, narrow } = place
  const { answer, failure, stack, retry } = useAnswer({ type: 'sampleRequests' })
  const linking = useCanvas(it => it.linking !== undefined)
  if (failure === undefined && (!answer || answer.length === 0)) return null
  return (
    <ViewportPortal>
      <section
        className={`${styles.requests} nopan nodrag nowheel`}
        data-next-step="try"
        data-narrow={narrow || undefined}
        // A link can be dropped here as on the ground.
        inert={linking}
        aria-labelledby="try-requests"
        style={{ transform: `translate(${x}px, ${y}px)`, width, maxHeight: height }}
      >
        <div className={styles.head}>
          <Route aria-hidden="true" />
          <h2 id="try-requests">Try a request</h2>
          <IconButton
            size="s"
            label="Hide the requests to try"
            icon={<X />}
            onClick={() => layoutStore.setState({ tryRequests: false })}
          />
        </div>
        {failure !== undefined && <NoAnswer failure={failure} stack={stack} retry={retry} />}
        {answer?.slice(0, requests).map(({ text, name, gateway, from }) => (
          <button
            key={`${text} ${gateway} ${from}`}
            type="button"
            className={styles.request}
            title={text}
            onClick={() => {
              traceText(text, gateway, from)
              showDrawer('trace')
            }}
          >
            <code>{shortRequest(text)}</code>
            <span className={styles.rule}>{name}</span>
          </button>
        ))}
      </section>
    </ViewportPortal>
  )
}

/** A plain `curl` of a URL is the URL. */
function shortRequest(text: string): string {
  return text.replace(/^curl (?=https?:\/\/\S+$)/, '')
}
