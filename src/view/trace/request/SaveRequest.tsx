import { BookmarkPlus } from 'lucide-react'
import type { Model } from '../../../core/model/model.ts'
import { runSavedRequest, type SavedRequest } from '../../../core/saved/saved-request.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { traceStore } from '../trace-state.ts'

/** Keeps the request with the workspace; where it ends now is what is expected of it from then on. */
export function SaveRequest({
  model,
  text,
  source,
  readable,
}: {
  model: Model
  text: string
  source: Pick<SavedRequest, 'gateway' | 'from'>
  readable: boolean
}) {
  const workspace = useWorkspace()

  function save(): void {
    const plain: SavedRequest = {
      name: nameFor(text),
      request: text,
      ...source,
    }
    const now = runSavedRequest(model, plain)
    const saved = workspace.store.getState().requests ?? []
    const expect = now.status === 'unreadable' ? undefined : now.end
    workspace.setRequests([...saved, { ...plain, ...(expect !== undefined && { expect }) }])
    showToast({
      tone: 'success',
      topic: 'request-saved',
      title: 'The request is saved',
      ...(expect !== undefined && { description: `Expected from now on: ${expect}` }),
      action: { label: 'Show saved requests', onClick: () => traceStore.setState({ view: 'saved' }) },
    })
  }

  return (
    <Button icon={<BookmarkPlus />} disabled={!readable} onClick={save}>
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
