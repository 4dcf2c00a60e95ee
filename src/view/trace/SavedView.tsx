import { Circle, CircleCheck, CircleX, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Model } from '../../core/model/model.ts'
import { runSavedRequest, type SavedRequest, type SavedResult } from '../../core/routing/saved-request.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './SavedView.module.css'
import { traceText } from './trace-state.ts'

const none: readonly SavedRequest[] = []

/** Requests that are kept with the workspace, traced again with every change, green or red by what is expected of them. */
export function SavedView({ model }: { model: Model }) {
  const workspace = useWorkspace()
  const saved = useWorkspaceState(it => it.requests) ?? none
  const results = useMemo(() => saved.map(it => runSavedRequest(model, it)), [model, saved])
  return (
    <div className={styles.saved}>
      {saved.length === 0 && (
        <p className={styles.empty}>
          Nothing saved yet: trace a request and save it, and every change to the files is held against it.
        </p>
      )}
      <ul className={styles.list} aria-label="Saved requests">
        {saved.map((it, i) => (
          <SavedRow
            key={i}
            saved={it}
            result={results[i]}
            onChange={changed => workspace.setRequests(saved.map((one, at) => (at === i ? changed : one)))}
            onRemove={() => workspace.setRequests(saved.filter((_, at) => at !== i))}
          />
        ))}
      </ul>
    </div>
  )
}

function SavedRow({
  saved,
  result,
  onChange,
  onRemove,
}: {
  saved: SavedRequest
  result: SavedResult | undefined
  onChange: (saved: SavedRequest) => void
  onRemove: () => void
}) {
  const status = result?.status ?? 'unreadable'
  const isMissed = status === 'missed' || status === 'unreadable'
  return (
    <li className={styles.row} data-status={status}>
      {status === 'met' ? (
        <CircleCheck aria-label="As expected" />
      ) : isMissed ? (
        <CircleX aria-label="Not as expected" />
      ) : (
        <Circle aria-label="Nothing expected" />
      )}
      <button
        type="button"
        className={styles.name}
        onClick={() => traceText(saved.request, saved.gateway)}
        title={saved.request}
      >
        {saved.name}
      </button>
      <TextField
        label={`Expected end of ${saved.name}`}
        hideLabel
        mono
        value={saved.expect ?? ''}
        placeholder="ends at…"
        onCommit={expect => onChange({ ...saved, expect })}
      />
      <IconButton label={`Remove ${saved.name}`} icon={<Trash2 />} size="s" onClick={onRemove} />
      {isMissed && (
        <span className={styles.said}>{status === 'missed' ? `ends at ${result?.said}` : result?.said}</span>
      )}
    </li>
  )
}
