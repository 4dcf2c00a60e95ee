import { useMemo, useState } from 'react'
import { commitMessage } from '../../core/exports/commit-message.ts'
import { fileNameFor } from '../../core/exports/export-target.ts'
import { pullRequestText } from '../../core/exports/pull-request.ts'
import { compareFiles, type FileDifference } from '../../core/patch/compare-files.ts'
import { gitPatch } from '../../core/patch/git-patch.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './ExportDialog.module.css'
import { OverlayTarget } from './OverlayTarget.tsx'
import { type Opened, OpenedRequest, PullRequest } from './PullRequest.tsx'
import { StepsTarget } from './StepsTarget.tsx'
import { TargetRow } from './TargetRow.tsx'
import { useChangeReport } from './use-change-report.ts'

/** What was changed since the baseline, in the forms in which a repository takes it. */
export function ChangeTargets() {
  const before = useWorkspaceState(it => it.baseline.files)
  const after = useWorkspaceState(it => it.files)
  const [opened, setOpened] = useState<Opened>()
  const differing = useMemo(() => compareFiles(before, after), [before, after])
  return (
    <section aria-labelledby="changes-to-export" className={styles.changes}>
      <h3 id="changes-to-export" className={styles.heading}>
        What you changed
      </h3>
      {opened && <OpenedRequest request={opened} />}
      {differing.length === 0 ? (
        <p className={styles.remark}>Nothing differs from the baseline.</p>
      ) : (
        <ul className={styles.targets}>
          <PatchTarget />
          <StepsTarget />
          <OverlayTarget />
          <TextTargets files={differing} onOpened={setOpened} />
        </ul>
      )}
    </section>
  )
}

function PatchTarget() {
  const name = useWorkspaceState(it => it.name)
  const before = useWorkspaceState(it => it.baseline.files)
  const after = useWorkspaceState(it => it.files)
  return (
    <TargetRow
      title="A patch"
      doc="Run git apply in the folder that the files were opened from."
      fileName={`${fileNameFor(name)}.patch`}
      write={() => gitPatch(before, after)}
      mime="text/x-patch"
    />
  )
}

/** The texts that go with a patch. They are made of questions to the worker, which may take a moment. */
interface TextTargetsProps {
  files: readonly FileDifference[]
  onOpened: (request: Opened) => void
}

function TextTargets({ files, onOpened }: TextTargetsProps) {
  const { answer: report, failure, stack, retry } = useChangeReport(files)
  const [isDrawn, setDrawn] = useState(true)
  const graph = useWorkspaceState(it => it.analysis?.graph)
  if (failure !== undefined)
    return (
      <li className={styles.target}>
        <NoAnswer failure={failure} stack={stack} retry={retry} />
      </li>
    )
  if (!report)
    return (
      <li className={styles.target} role="status">
        Comparing…
      </li>
    )
  const pull = () => pullRequestText(report, isDrawn ? graph : undefined)
  return (
    <>
      <TargetRow
        title="A commit message"
        doc="The resources and what changes for requests."
        fileName="commit-message.txt"
        write={() => commitMessage(report)}
        mime="text/plain"
        isShown
      />
      <TargetRow
        title="A pull request"
        doc="Markdown: requests that end elsewhere, each with an example, resources, problems before and now, a picture."
        fileName="pull-request.md"
        write={() => {
          const { title, body } = pull()
          return `# ${title}\n\n${body}`
        }}
        mime="text/markdown"
        isShown
      >
        <label className={styles.option}>
          <input type="checkbox" checked={isDrawn} onChange={event => setDrawn(event.target.checked)} />
          With a picture of how it is now (Mermaid)
        </label>
      </TargetRow>
      <PullRequest report={report} pull={pull} onOpened={onOpened} />
    </>
  )
}
