import { Download, Link2, Plus, Search } from 'lucide-react'
import { search } from '../commands/show.tsx'
import { exportAll, share } from '../commands/take-away.tsx'
import { useRun } from '../commands/use-run.ts'
import { FolderState } from '../folder/FolderState.tsx'
import { OverlayMenu } from '../overlay/OverlayMenu.tsx'
import { useNarrow } from '../screen/use-media.ts'
import { PeopleButton } from '../together/PeopleButton.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { AddMenu } from './AddMenu.tsx'
import { AppMenu } from './AppMenu.tsx'
import { PanesMenu } from './PanesMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import styles from './TopBar.module.css'
import { UndoButtons } from './UndoButtons.tsx'
import { Validity } from './Validity.tsx'
import { WorkspaceName } from './WorkspaceName.tsx'

export function TopBar() {
  const narrow = useNarrow()
  return <header className={styles.bar}>{narrow ? <NarrowBar /> : <WideBar />}</header>
}

function WideBar() {
  const run = useRun()
  return (
    <>
      <AppMenu />
      <WorkspaceName />
      <OverlayMenu />
      <FolderState />
      <PeopleButton />
      <span className={styles.rule} />
      <UndoButtons />
      <AddMenu
        trigger={
          <Button icon={<Plus />} data-edits="">
            Add
          </Button>
        }
      />
      <button type="button" className={styles.search} aria-label="Search" onClick={() => run(search)}>
        <Search aria-hidden="true" />
        <span>Search</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <span className={styles.gap} />
      <Validity />
      <span className={styles.rule} />
      <PanesMenu />
      <ThemeMenu />
      <Button icon={<Link2 />} aria-label="Share" className={styles.action} onClick={() => run(share)}>
        <span>Share</span>
      </Button>
      <Button
        icon={<Download />}
        aria-label="Export"
        className={styles.action}
        onClick={() => run(exportAll)}
      >
        <span>Export</span>
      </Button>
    </>
  )
}

function NarrowBar() {
  const run = useRun()
  return (
    <>
      <AppMenu />
      <WorkspaceName />
      <OverlayMenu />
      <FolderState />
      <PeopleButton />
      <span className={styles.gap} />
      <UndoButtons />
      <AddMenu trigger={<IconButton label="Add" icon={<Plus />} data-edits="" />} align="end" />
      <IconButton label="Search" icon={<Search />} onClick={() => run(search)} />
    </>
  )
}
