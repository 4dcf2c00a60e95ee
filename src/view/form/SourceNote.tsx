import { useMemo } from 'react'
import type { Located } from '../../core/model/locate.ts'
import type { Path } from '../../core/yaml/path.ts'
import { requestReveal } from '../../platform/monaco/reveal-request.ts'
import { type SourcePlace, sourcesOf } from '../../workspace/overlay.ts'
import { WithCode } from '../problems/WithCode.tsx'
import { layoutStore } from '../screen/layout-state.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './SourceNote.module.css'

const mostShown = 4

/** While a kustomization is shown: the files that the values come from, and what of them is made and cannot be edited. */
export function SourceNote({ located, path }: { located: Located; path: Path }) {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const overlay = useWorkspaceState(it => it.overlay)
  const sources = useMemo(
    () => (overlay ? sourcesOf(files, overlay, located.documentIndex, path) : []),
    [files, overlay, located, path],
  )
  if (sources.length === 0) return null

  function show({ file, from, to }: SourcePlace): void {
    workspace.openFile(file)
    layoutStore.setState({ yaml: true, narrowTab: 'yaml' })
    requestReveal({ file, from, to, focus: false })
  }

  const link = (it: SourcePlace) => (
    <button key={it.file} type="button" className={styles.file} onClick={() => show(it)}>
      {it.file}
    </button>
  )
  return (
    <div className={styles.note} role="note" aria-label="Where the values come from">
      <span>
        From{' '}
        {sources
          .filter(it => !it.why)
          .slice(0, mostShown)
          .map(link)}
      </span>
      {sources
        .filter(it => it.why)
        .slice(0, mostShown)
        .map(it => (
          <span key={it.why}>
            <WithCode text={it.why!} />
          </span>
        ))}
    </div>
  )
}
