import { chooseTheme } from '../../platform/theme.ts'
import type { Command } from '../commands/command.ts'
import { newWorkspace, openFiles, paste, startPage } from '../commands/open.tsx'
import { settings } from '../commands/show.tsx'
import { exportAll, share } from '../commands/take-away.tsx'
import { useRun } from '../commands/use-run.ts'
import { FileList } from '../files/FileList.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { layoutStore, useLayout } from '../screen/layout-state.ts'
import { useThemeChoice } from '../screen/use-theme.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import styles from './MorePane.module.css'
import { Pane } from './Pane.tsx'
import { History, Review } from './panes.tsx'
import { Validity } from './Validity.tsx'

const actions: readonly Command[] = [share, exportAll, paste, openFiles, newWorkspace, startPage, settings]

/** On a narrow screen: what has no room elsewhere. */
export function MorePane() {
  const run = useRun()
  const theme = useThemeChoice()
  const part = useLayout(it => it.morePart)
  return (
    <Pane name="more" label="More">
      <div className={styles.scroll}>
        <div className={styles.row}>
          <Validity />
        </div>
        <div className={styles.actions}>
          {actions.map(it => (
            <Button key={it.id} icon={it.icon} size="l" onClick={() => run(it)}>
              {it.title}
            </Button>
          ))}
        </div>
        <div className={styles.row}>
          <span className={styles.label}>Theme</span>
          <SegmentedControl
            label="Theme"
            value={theme}
            onChange={chooseTheme}
            segments={[
              { id: 'system', label: 'System' },
              { id: 'light', label: 'Light' },
              { id: 'dark', label: 'Dark' },
            ]}
          />
        </div>
        <div className={styles.row}>
          <SegmentedControl
            label="Files, history or review"
            value={part}
            onChange={morePart => layoutStore.setState({ morePart })}
            segments={[
              { id: 'files', label: 'Files' },
              { id: 'history', label: 'History' },
              { id: 'review', label: 'Review' },
            ]}
          />
          {part === 'history' && <HelpButton topic="history" />}
        </div>
        {part === 'files' && <FileList />}
        {part === 'history' && <History />}
        {part === 'review' && <Review />}
      </div>
    </Pane>
  )
}
