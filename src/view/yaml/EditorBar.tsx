import { ChevronDown, ChevronUp, Search, WrapText } from 'lucide-react'
import type { YamlEditor } from '../../platform/monaco/yaml-editor.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { yamlKeys } from '../keys/pane-keys.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './EditorBar.module.css'
import { FileTabs } from './FileTabs.tsx'

/** Above the text: which file it is, and what can be done in it. */
export function EditorBar({
  editor,
  wrap,
  onWrap,
}: {
  editor: YamlEditor | undefined
  wrap: boolean
  onWrap: (on: boolean) => void
}) {
  return (
    <header className={styles.bar}>
      <FileTabs onChosen={() => editor?.focus()} />
      <div className={styles.actions} role="toolbar" aria-label="YAML editor">
        <IconButton
          label={yamlKeys.previousProblem.title}
          shortcut={yamlKeys.previousProblem.keys[0]}
          icon={<ChevronUp />}
          size="s"
          disabled={!editor}
          onClick={() => editor?.command('editor.action.marker.prev')}
        />
        <IconButton
          label={yamlKeys.nextProblem.title}
          shortcut={yamlKeys.nextProblem.keys[0]}
          icon={<ChevronDown />}
          size="s"
          disabled={!editor}
          onClick={() => editor?.command('editor.action.marker.next')}
        />
        <IconButton
          label={yamlKeys.find.title}
          shortcut={yamlKeys.find.keys[0]}
          icon={<Search />}
          size="s"
          disabled={!editor}
          onClick={() => editor?.command('actions.find')}
        />
        <IconButton
          label="Wrap long lines"
          icon={<WrapText />}
          size="s"
          aria-pressed={wrap}
          disabled={!editor}
          className={wrap ? styles.pressed : undefined}
          onClick={() => onWrap(!wrap)}
        />
        <HelpButton topic="yaml" />
      </div>
    </header>
  )
}
