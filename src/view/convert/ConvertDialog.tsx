import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Target } from '../../core/convert/conversion/conversion.ts'
import type { Placing } from '../../core/convert/converted-files.ts'
import type { ResourceId } from '../../core/model/resource.ts'
import type { ConversionAnswer } from '../../core/questions/conversion.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { Switch } from '../ui/Switch.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { CarriedFields } from './CarriedFields.tsx'
import styles from './ConvertDialog.module.css'
import { ConvertedFiles } from './ConvertedFiles.tsx'
import { RoutingProof } from './RoutingProof.tsx'

const names = { 'gateway-api': 'Gateway API', istio: 'Istio' } as const

/** What becomes of the configuration in the other API, and whether a request goes elsewhere. */
export function ConvertDialog({
  target,
  selection,
}: {
  target: Target
  selection: readonly ResourceId[] | undefined
}) {
  const workspace = useWorkspace()
  const [of, setOf] = useState<'selection' | 'all'>(selection ? 'selection' : 'all')
  const [placing, setPlacing] = useState<Placing>('replace')
  const [prefixes, setPrefixes] = useState<'exact' | 'segments'>('exact')
  const [isAnyway, setIsAnyway] = useState(false)
  const [chosen, setTab] = useState<'routing' | 'files' | 'fields' | undefined>()
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'conversion',
    target,
    placing,
    prefixes,
    ...(isAnyway && { anyway: true }),
    ...(of === 'selection' && selection && { only: selection }),
  })
  // Where nothing is converted, what stands in the way is the first thing to see.
  const tab = chosen ?? (answer?.converted.length === 0 ? 'fields' : 'routing')
  const title = `Convert to ${names[target]}`
  const isReady = answer !== undefined && !isPending && answer.changes.length > 0

  function apply(): void {
    if (!isReady) return
    if (workspace.apply(title, answer.changes)) undoToast(workspace, `Converted to ${names[target]}`)
    closeDialog()
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="l"
      title={title}
      help={<HelpButton topic="convert" />}
      description="The routing before and after is compared. One undo takes the conversion back."
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button variant="primary" disabled={!isReady} onClick={apply}>
            {applyLabel(placing, isReady && differs(answer))}
          </Button>
        </>
      }
    >
      <div className={styles.choices}>
        {selection && (
          <SegmentedControl
            label="What is converted"
            value={of}
            onChange={setOf}
            segments={[
              { id: 'selection', label: selection.length === 1 ? 'The selected one' : 'The selected ones' },
              { id: 'all', label: 'Everything' },
            ]}
          />
        )}
        <SegmentedControl
          label="Where the result goes"
          value={placing}
          onChange={setPlacing}
          segments={[
            { id: 'replace', label: 'Replace the old' },
            { id: 'beside', label: 'Keep the old too' },
          ]}
        />
        {target === 'gateway-api' && (
          <SegmentedControl
            label="Prefixes such as /cart"
            value={prefixes}
            onChange={setPrefixes}
            segments={[
              { id: 'exact', label: 'Prefixes: same paths' },
              { id: 'segments', label: 'Whole segments' },
            ]}
          />
        )}
        {(isAnyway || (answer !== undefined && !isPending && couldGoAnyway(answer))) && (
          <Switch
            label="Convert anyway, without what cannot be carried"
            checked={isAnyway}
            onChange={setIsAnyway}
          />
        )}
      </div>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      <Verdict answer={answer} isPending={isPending} />
      {answer && answer.fields.length > 0 && (
        <Tabs
          label="What the conversion comes to"
          value={tab}
          onChange={setTab}
          className={styles.tabs ?? ''}
          tabs={[
            { id: 'routing', label: 'Routing', content: <RoutingProof answer={answer} /> },
            {
              id: 'files',
              label: `Files (${answer.files.length})`,
              content: <ConvertedFiles answer={answer} />,
            },
            {
              id: 'fields',
              label: `Fields (${answer.fields.length})`,
              content: <CarriedFields fields={answer.fields} />,
            },
          ]}
        />
      )}
    </Dialog>
  )
}

function applyLabel(placing: Placing, isOther: boolean): string {
  if (placing === 'replace') return isOther ? 'Replace anyway' : 'Replace'
  return isOther ? 'Add anyway' : 'Add'
}

/** Whether requests fare otherwise, or a cluster refuses what is written. */
function differs({ routing, refused }: ConversionAnswer): boolean {
  return routing.length + refused.length > 0
}

/** Whether something stays for a field alone that could be left out. */
function couldGoAnyway({ kept, fields }: ConversionAnswer): boolean {
  return fields.some(it => it.how === 'cannot' && kept.includes(it.resource))
}

/** The conversion in a sentence or two. */
function Verdict({ answer, isPending }: { answer: ConversionAnswer | undefined; isPending: boolean }) {
  if (!answer || isPending)
    return (
      <p className={styles.verdict} role="status">
        <LoaderCircle aria-hidden="true" className={styles.spinner} />
        Comparing the routing before and after…
      </p>
    )
  const { converted, kept, routing, refused, limits, fields } = answer
  const isSame = !differs(answer)
  const lost = fields.filter(it => it.how === 'cannot' && !kept.includes(it.resource)).length
  const count = routing.length + refused.length
  if (converted.length === 0)
    return (
      <p className={styles.verdict} role="status" data-tone="warning">
        <TriangleAlert aria-hidden="true" />
        {kept.length === 0
          ? 'There is nothing to convert.'
          : 'Nothing is converted: a field of each, or of what belongs to it, cannot be carried. Fields says which, and what to do instead.'}
      </p>
    )
  const left =
    lost === 0 ? '' : ` ${lost === 1 ? 'One field is' : `${lost} fields are`} left out; see Fields.`
  const stays =
    kept.length > 0
      ? ` ${countOf(kept.length)} as ${kept.length === 1 ? 'it is' : 'they are'}; see Fields.`
      : ''
  return (
    <p className={styles.verdict} role="status" data-tone={isSame && lost === 0 ? 'success' : 'warning'}>
      {isSame && lost === 0 ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>
        <strong>
          {isSame
            ? limits.length > 0
              ? 'No compared request goes elsewhere.'
              : 'No request goes elsewhere.'
            : `${count === 1 ? 'One difference' : `${count} differences`} in what becomes of requests.`}
        </strong>
        {left}
        {stays}
      </span>
    </p>
  )
}

function countOf(count: number): string {
  return count === 1 ? 'One object stays' : `${count} objects stay`
}
