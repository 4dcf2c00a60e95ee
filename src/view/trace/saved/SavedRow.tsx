import {
  ArrowDown,
  ArrowUp,
  Circle,
  CircleCheck,
  CircleX,
  Copy,
  EllipsisVertical,
  ListChecks,
  Pencil,
  Play,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import type { SavedOutcome } from '../../../core/saved/saved-outcome.ts'
import type { SavedRequest } from '../../../core/saved/saved-request.ts'
import { useEditable } from '../../editable.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { traceText } from '../trace-state.ts'
import styles from './SavedRow.module.css'

export interface SavedRowProps {
  saved: SavedRequest
  /** Undefined until it has been traced. */
  outcome: SavedOutcome | undefined
  isFirst: boolean
  isLast: boolean
  onChange: (saved: SavedRequest) => void
  onDuplicate: () => void
  /** So many places down; up where it is less than 0. */
  onMove: (by: number) => void
  onRemove: () => void
}

/** A saved request: whether it ends as expected, what is expected, and everything that can be done with it. */
export function SavedRow({ saved, outcome, onChange, ...actions }: SavedRowProps) {
  const isEditable = useEditable()
  const [editing, setEditing] = useState(false)
  const status = outcome?.status ?? 'open'
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
        onClick={() => traceText(saved.request, saved.gateway, saved.from)}
        title={saved.from === undefined ? saved.request : `${saved.request}, from ${saved.from}`}
      >
        {saved.name}
        {saved.from !== undefined && <span className={styles.from}> from {saved.from}</span>}
      </button>
      <div className={styles.expect}>
        <TextField
          disabled={!isEditable}
          label={`Expected end of ${saved.name}`}
          hideLabel
          mono
          className={styles.field}
          value={saved.expect ?? ''}
          placeholder="Ends at…"
          onCommit={expect => onChange({ ...saved, expect })}
        />
        <Choices saved={saved} outcome={outcome} onChange={onChange} />
      </div>
      {isEditable && (
        <RowMenu saved={saved} editing={editing} onEdit={() => setEditing(!editing)} {...actions} />
      )}
      {isMissed && (
        <span className={styles.end}>{status === 'missed' ? `ends at ${outcome?.end}` : outcome?.end}</span>
      )}
      {editing && (
        <div className={styles.edit}>
          <TextField
            label="Name"
            value={saved.name}
            onCommit={it => it.trim() !== '' && onChange({ ...saved, name: it.trim() })}
          />
          <TextField
            label="Saved request"
            mono
            value={saved.request}
            onCommit={it => it.trim() !== '' && onChange({ ...saved, request: it.trim() })}
          />
        </div>
      )}
    </li>
  )
}

/** What can be expected, in words, of where the request ends now. */
function Choices({ saved, outcome, onChange }: Pick<SavedRowProps, 'saved' | 'outcome' | 'onChange'>) {
  const choices = outcome?.choices ?? []
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={`Choose what is expected of ${saved.name}`}
          tooltip="Choose what is expected"
          icon={<ListChecks />}
          size="s"
          data-edits=""
        />
      }
    >
      {choices.map(it => (
        <MenuItem
          key={it.expect}
          detail={it.expect}
          checked={saved.expect === it.expect}
          onSelect={() => onChange({ ...saved, expect: it.expect })}
        >
          {it.label}
        </MenuItem>
      ))}
      {choices.length > 0 && <MenuSeparator />}
      <MenuItem checked={!saved.expect} onSelect={() => onChange({ ...saved, expect: '' })}>
        Nothing is expected
      </MenuItem>
    </Menu>
  )
}

function RowMenu({
  saved,
  editing,
  isFirst,
  isLast,
  onEdit,
  onDuplicate,
  onMove,
  onRemove,
}: Omit<SavedRowProps, 'outcome' | 'onChange'> & { editing: boolean; onEdit: () => void }) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`More for ${saved.name}`} tooltip="More" icon={<EllipsisVertical />} size="s" />
      }
    >
      <MenuItem icon={<Play />} onSelect={() => traceText(saved.request, saved.gateway, saved.from)}>
        Trace
      </MenuItem>
      <MenuItem icon={<Pencil />} onSelect={onEdit}>
        {editing ? 'Done editing' : 'Edit name and request'}
      </MenuItem>
      <MenuItem icon={<Copy />} onSelect={onDuplicate}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<ArrowUp />} disabled={isFirst} onSelect={() => onMove(-1)}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown />} disabled={isLast} onSelect={() => onMove(1)}>
        Move down
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} danger onSelect={onRemove}>
        Remove
      </MenuItem>
    </Menu>
  )
}
