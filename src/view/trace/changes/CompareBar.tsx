import { FileUp } from 'lucide-react'
import { pickFiles } from '../../../platform/files.ts'
import { importPicked, reportImport } from '../../files/import-picked.ts'
import { changesStore, useChangesState } from '../../screen/changes-state.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ChangesView.module.css'

/** What the files are compared with. */
export function CompareBar() {
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const shows = useChangesState(it => it.shows)
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
          { id: 'link', label: 'A link' },
          { id: 'file', label: 'A file' },
        ]}
      />
      {compareWith === 'link' && (
        <TextField
          label="Link to compare with"
          hideLabel
          mono
          className={styles.link}
          value={link}
          placeholder="https://…#v1:…"
          onChange={it => changesStore.setState({ link: it })}
        />
      )}
      {compareWith === 'file' && <PickedFile />}
    </div>
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
  const imported = importPicked(await pickFiles(), [])
  reportImport(imported)
  if (imported.files.length > 0) changesStore.setState({ picked: imported.files })
}
