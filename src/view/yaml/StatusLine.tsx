import { findFile } from '../../core/text/file-change.ts'
import { formatPath } from '../../core/yaml/path.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './StatusLine.module.css'
import type { Cursor } from './use-yaml-editor.ts'

/** Below the text: what is selected in it, how its lines end, and where the cursor is. */
export function StatusLine({ file, cursor }: { file: string; cursor: Cursor | undefined }) {
  const selection = useWorkspaceState(it => it.selection)
  const resources = useWorkspaceState(it => it.analysis?.resources)
  const lineEnds = useWorkspaceState(it => describeLineEnds(findFile(it.files, file)?.text ?? ''))
  const error = useWorkspaceState(it => it.analysisError)
  const place = selection?.type === 'place' ? selection.place : undefined
  const resource = place && resources?.find(it => it.id === place.resource)

  return (
    <footer className={styles.line}>
      <span className={styles.path} title={place && formatPath(place.path)}>
        {error ? (
          <span className={styles.error}>{error}</span>
        ) : (
          resource?.file === file && (
            <>
              <b>{resource.kind}</b> {resource.name}
              {place && place.path.length > 0 && <code>{formatPath(place.path)}</code>}
            </>
          )
        )}
      </span>
      {lineEnds && <span title="The line endings of this file. Edits keep them.">{lineEnds}</span>}
      {cursor && (
        <span className={styles.cursor}>
          Line {cursor.line}, column {cursor.column}
        </span>
      )}
    </footer>
  )
}

/** Empty for the ordinary LF. */
function describeLineEnds(text: string): string {
  const mark = text.startsWith('\ufeff') ? 'BOM ' : ''
  if (!text.includes('\r')) return mark.trim()
  const pairs = text.split('\r\n').length - 1
  const returns = text.split('\r').length - 1
  const feeds = text.split('\n').length - 1
  return `${mark}${pairs === returns && pairs === feeds ? 'CRLF' : 'mixed line endings'}`
}
