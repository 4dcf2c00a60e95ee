import { FlaskConical } from 'lucide-react'
import { labs } from '../../core/labs/index.ts'
import { type Lab, labTopics } from '../../core/labs/lab.ts'
import { labContent } from '../../core/labs/lab-content.ts'
import { ruleById } from '../../core/rules/index.ts'
import { openContent } from '../files/open-content.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { WithCode } from '../problems/WithCode.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { showView } from '../share/shared-view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './LabsDialog.module.css'

/** Failures to look at: each opens as a workspace with one fault in it, its request traced. */
export function LabsDialog() {
  const name = useWorkspaceState(it => it.name)
  return (
    <Dialog
      open
      onClose={closeDialog}
      size="m"
      title="Labs"
      help={<HelpButton topic="labs" />}
      description={`${labs.length} common failures, each as a small workspace with one fault in it.`}
    >
      {labTopics.map(topic => (
        <section key={topic}>
          <h3 className={styles.topic}>{topic}</h3>
          {labs
            .filter(it => it.topic === topic)
            .map(it => (
              <LabRow key={it.id} lab={it} isOpen={labContent(it).name === name} />
            ))}
        </section>
      ))}
    </Dialog>
  )
}

function LabRow({ lab, isOpen }: { lab: Lab; isOpen: boolean }) {
  const { symptom, cause, fix, finding, request } = lab
  const open = useOpenLab(lab)
  return (
    <details className={styles.lab} open={isOpen}>
      <summary className={styles.title}>
        <WithCode text={lab.title} />
      </summary>
      <div className={styles.page}>
        <p>
          <WithCode text={symptom} />
        </p>
        <p>
          <code>{request.request}</code>
          {request.from !== undefined && ` from a workload of ${request.from}`}
        </p>
        <div>
          <Button size="s" variant="primary" icon={<FlaskConical />} onClick={open}>
            Open this lab
          </Button>
        </div>
        <details className={styles.answer}>
          <summary className={styles.why}>Why, and the fix</summary>
          <p>
            <WithCode text={cause} />
          </p>
          <p>
            <WithCode text={fix} />
          </p>
          {finding !== undefined && (
            <p>
              The check that reports it: <WithCode text={ruleById(finding)?.title ?? finding} />
            </p>
          )}
        </details>
      </div>
    </details>
  )
}

function useOpenLab(lab: Lab): () => void {
  const workspace = useWorkspace()
  const services = useServices()
  return () => {
    const { view, ...content } = labContent(lab)
    // Closed first, so that the focus it gives back lands before a tab of the drawer could take it.
    closeDialog()
    void openContent(workspace, services, content).then(isOpen => isOpen && showView(view))
  }
}
