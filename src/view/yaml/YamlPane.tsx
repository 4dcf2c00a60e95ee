import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { yamlKeys } from '../keys/pane-keys.ts'
import { ChecksHost } from '../problems/ChecksHost.tsx'
import { classNames } from '../ui/class-names.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import { Breadcrumbs } from './breadcrumbs/Breadcrumbs.tsx'
import { EditorBar } from './EditorBar.tsx'
import { PlainEditor } from './PlainEditor.tsx'
import { EditPreview } from './preview/EditPreview.tsx'
import { previewedEdit } from './preview/previewed-edit.ts'
import { StatusLine } from './StatusLine.tsx'
import { useYamlEditor } from './use-yaml-editor.ts'
import styles from './YamlPane.module.css'

/** The text of the active file, in Monaco; in a plain text field where Monaco cannot be loaded. */
export function YamlPane() {
  const activeFile = useWorkspaceState(it => it.activeFile)
  const previewed = useStore(previewedEdit, it => it.shown)
  const [wrap, setWrap] = useState(false)
  const { container, editor, state, cursor, retry } = useYamlEditor(wrap)

  return (
    <section className={styles.pane} aria-label="YAML" data-pane="yaml">
      <EditorBar editor={activeFile === undefined ? undefined : editor} wrap={wrap} onWrap={setWrap} />
      {state === 'ready' && editor && activeFile !== undefined && (
        <Breadcrumbs
          key={activeFile}
          file={activeFile}
          line={cursor.line}
          onOutline={() => editor.command('editor.action.quickOutline')}
        />
      )}
      <p className="visually-hidden">
        In the editor the Tab key indents; {yamlKeys.tab.keys[0]} lets it move the focus instead.
      </p>
      <div className={styles.body}>
        {state !== 'failed' && (
          // "nokey" tells the canvas to leave the keys alone: to it Monaco does not look like a text field.
          <div
            ref={container}
            className={classNames(styles.editor, 'nokey')}
            hidden={activeFile === undefined}
          />
        )}
        {state === 'loading' && activeFile !== undefined && (
          <p className={styles.loading}>Loading the editor…</p>
        )}
        {state === 'failed' && activeFile !== undefined && (
          <PlainEditor key={activeFile} file={activeFile} onRetry={retry} />
        )}
        {activeFile === undefined && (
          <EmptyState icon={<FileText />} title="No file is open">
            Add a resource or open a file, and its YAML is here.
          </EmptyState>
        )}
      </div>
      {activeFile !== undefined && (
        <StatusLine file={activeFile} cursor={state === 'ready' ? cursor : undefined} />
      )}
      <ChecksHost />
      {previewed && <EditPreview shown={previewed} />}
    </section>
  )
}

export default YamlPane
