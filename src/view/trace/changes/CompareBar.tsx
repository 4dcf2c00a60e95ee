import { FileUp } from 'lucide-react'
import { useMemo } from 'react'
import { pickFiles } from '../../../platform/files.ts'
import { kustomizationsOf } from '../../../workspace/overlay.ts'
import { importPicked } from '../../files/import-picked.ts'
import { reportImport } from '../../files/report-import.ts'
import { changesStore, useChangesState } from '../../screen/changes-state.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import styles from './ChangesView.module.css'
import { readLink } from './read-link.ts'

/** What the files are compared with. */
export function CompareBar() {
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const shows = useChangesState(it => it.shows)
  const files = useWorkspaceState(it => it.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const folders = useMemo(() => kustomizationsOf(files).map(it => it.folder), [files])
  const overlay = useChangesState(it => it.overlay)
  return (
    <div className={styles.bar}>
      <SegmentedControl
        label="What to compare"
        value={shows}
        onChange={it => changesStore.setState({ shows: it })}
        segments={[
          { id: 'requests', label: 'Requests' },
          { id: 'text', label: 'Text' },
        ]}
      />
      <SegmentedControl
        label="Compare with"
        value={compareWith}
        onChange={it => changesStore.setState({ compareWith: it })}
        segments={[
          { id: 'baseline', label: 'Baseline' },
          { id: 'snapshot', label: 'A snapshot' },
          { id: 'link', label: 'A link' },
          { id: 'file', label: 'A file' },
          ...(folders.length > 1 ? [{ id: 'overlay' as const, label: 'An overlay' }] : []),
        ]}
      />
      {compareWith === 'snapshot' && <ChosenSnapshot />}
      {compareWith === 'link' && (
        <TextField
          label="Link to compare with"
          hideLabel
          mono
          className={styles.link}
          value={link}
          placeholder="https://…#v1:…"
          onChange={it => changesStore.setState({ link: it, ofLink: readLink(it) })}
        />
      )}
      {compareWith === 'file' && <PickedFile />}
      {compareWith === 'overlay' && (
        <Select
          label="Overlay to compare with"
          hideLabel
          value={overlay}
          options={folders.filter(it => it !== shown).map(it => ({ value: it, label: it || 'top folder' }))}
          onChange={it => changesStore.setState({ overlay: it })}
        />
      )}
    </div>
  )
}

function ChosenSnapshot() {
  const chosen = useChangesState(it => it.snapshot)
  const snapshots = useWorkspaceState(it => it.snapshots)
  if (snapshots.length === 0) return null
  return (
    <Select
      label="Snapshot to compare with"
      hideLabel
      value={snapshots.some(it => it.id === chosen) ? String(chosen) : undefined}
      onChange={it => changesStore.setState({ snapshot: Number(it) })}
      options={snapshots.toReversed().map(({ id, name, at }) => ({
        value: String(id),
        label: name ?? new Date(at).toLocaleString(),
      }))}
    />
  )
}

function PickedFile() {
  const picked = useChangesState(it => it.picked)
  const [first, ...more] = picked ?? []
  return (
    <>
      <Button size="s" icon={<FileUp />} onClick={() => void pick()}>
        {first ? 'Another file…' : 'Choose a file…'}
      </Button>
      {first && (
        <span className={styles.picked}>
          {more.length === 0 ? first.name : `${first.name} and ${more.length} more`}
        </span>
      )}
    </>
  )
}

async function pick(): Promise<void> {
  const imported = await importPicked(await pickFiles())
  if (!imported) return
  reportImport(imported)
  if (imported.files.length > 0) changesStore.setState({ picked: imported.files })
}
