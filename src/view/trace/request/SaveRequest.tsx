import { BookmarkPlus } from 'lucide-react'
import type { SourceAsk } from '../../../core/questions/source-choices.ts'
import type { SavedRequest } from '../../../core/saved/saved-request.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { traceStore } from '../trace-state.ts'

/** Keeps the request with the workspace; where it ends now is what is expected of it from then on. */
export function SaveRequest({
  text,
  source,
  readable,
}: {
  text: string
  source: SourceAsk
  readable: boolean
}) {
  const workspace = useWorkspace()

  async function save(): Promise<void> {
    const now = await workspace.answerNow({ type: 'expectation', text, ...source })
    const expect = now?.end
    const request: SavedRequest = {
      name: nameFor(text),
      request: text,
      ...(now?.source ?? source),
      ...(expect !== undefined && { expect }),
    }
    workspace.setRequests([...(workspace.store.getState().requests ?? []), request])
    showToast({
      tone: 'success',
      topic: 'request-saved',
      title: 'The request is saved',
      description:
        expect === undefined
          ? 'Nothing is expected of it yet: where it ends is not known now.'
          : `Expected from now on: ${expect}`,
      action: { label: 'Show saved requests', onClick: () => traceStore.setState({ view: 'saved' }) },
    })
  }

  return (
    <Button icon={<BookmarkPlus />} data-edits="" disabled={!readable} onClick={() => void save()}>
      Save this request
    </Button>
  )
}

function nameFor(text: string): string {
  const line = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(\$ )?curl /, '')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
