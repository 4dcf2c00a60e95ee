import { ArrowLeft, ClipboardPaste, FileUp, FlaskConical, FolderUp, Signpost, SquarePen } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { examples } from '../../core/examples/index.ts'
import { canOpenFolders } from '../../platform/disk-folder.ts'
import { exposeService } from '../commands/expose.tsx'
import { connectFolder, newWorkspace, paste, showLabs } from '../commands/open.tsx'
import { useRun } from '../commands/use-run.ts'
import { isBlank, openContent } from '../files/open-content.ts'
import { useAddFiles } from '../files/use-add-files.ts'
import { showWelcome } from '../screen/screen-state.ts'
import { useTouch } from '../screen/use-media.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { shortcutLabel } from '../ui/Kbd.tsx'
import { Logo } from '../ui/Logo.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { RecentList } from './RecentList.tsx'
import { Sketch } from './Sketch.tsx'
import { useWelcomePaste } from './use-welcome-paste.ts'
import styles from './Welcome.module.css'

/** The start page: begin empty, bring YAML, or look at an example. */
export function Welcome() {
  const workspace = useWorkspace()
  const services = useServices()
  const connects = services.folders !== undefined && canOpenFolders()
  const name = useWorkspaceState(it => it.name)
  const occupied = useWorkspaceState(it => !isBlank(it.files))
  const run = useRun()
  const touch = useTouch()
  const { pick, pickFolder } = useAddFiles()
  useWelcomePaste()

  return (
    <main className={styles.page} data-pane="welcome">
      <div className={styles.column}>
        {occupied && (
          <Button
            variant="ghost"
            icon={<ArrowLeft />}
            className={styles.back}
            onClick={() => showWelcome(false)}
          >
            Back to {name}
          </Button>
        )}
        <header className={styles.header}>
          <Logo size={40} />
          <div>
            <h1 className={styles.title}>Drawbridge</h1>
            <p className={styles.lead}>
              Draw, read and check Istio gateways and routes, with the YAML beside them.
            </p>
          </div>
        </header>

        <section className={styles.section} aria-labelledby="welcome-start">
          <h2 id="welcome-start" className={styles.heading}>
            Start
          </h2>
          <div className={styles.starts}>
            <Start
              icon={<Signpost />}
              title="Expose a service"
              note="Five questions; no Istio needed"
              onClick={() => run(exposeService)}
            />
            <Start
              icon={<SquarePen />}
              title="Start empty"
              note="An empty canvas and an empty file"
              onClick={() => run(newWorkspace)}
            />
            <Start
              icon={<ClipboardPaste />}
              title="Paste YAML"
              note={touch ? 'From the clipboard' : `Or press ${shortcutLabel('Ctrl+V')} on this page`}
              onClick={() => run(paste)}
            />
            <Start
              icon={<FileUp />}
              title="Open files"
              note={touch ? 'One or several' : 'One or several, or drop them here'}
              onClick={pick}
            />
            <Start
              icon={<FolderUp />}
              title="Open a folder"
              note={folderNote(connects, touch)}
              onClick={connects ? () => run(connectFolder) : pickFolder}
            />
          </div>
        </section>

        <RecentList />

        <section className={styles.section} aria-labelledby="welcome-examples">
          <h2 id="welcome-examples" className={styles.heading}>
            Examples
          </h2>
          <ul className={styles.examples}>
            {examples.map(it => (
              <li key={it.id}>
                <button
                  type="button"
                  className={styles.example}
                  aria-labelledby={`example-${it.id}`}
                  aria-describedby={`example-${it.id}-doc`}
                  onClick={() => void openContent(workspace, services, { name: it.title, files: it.files })}
                >
                  <Sketch id={it.id} />
                  <span className={styles.text}>
                    <strong id={`example-${it.id}`}>{it.title}</strong>
                    <span id={`example-${it.id}-doc`}>{it.doc}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>

        <section className={styles.section} aria-labelledby="welcome-labs">
          <h2 id="welcome-labs" className={styles.heading}>
            Labs
          </h2>
          <button
            type="button"
            className={styles.example}
            aria-labelledby="welcome-labs-title"
            aria-describedby="welcome-labs-note"
            onClick={() => run(showLabs)}
          >
            <FlaskConical aria-hidden="true" className={styles.labs} />
            <span className={styles.text}>
              <strong id="welcome-labs-title">Common failures</strong>
              <span id="welcome-labs-note">
                404 for one host, 503 for a subset: find the fault, and mend it.
              </span>
            </span>
          </button>
        </section>

        <footer className={styles.footer}>
          Nothing leaves this browser: no account, no server, no upload.
        </footer>
      </div>
    </main>
  )
}

function Start({
  icon,
  title,
  note,
  onClick,
}: {
  icon: ReactNode
  title: string
  note: string
  onClick: () => void
}) {
  const id = useId()
  return (
    <button
      type="button"
      className={styles.start}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-note`}
      onClick={onClick}
    >
      <span aria-hidden="true">{icon}</span>
      <strong id={`${id}-title`}>{title}</strong>
      <span id={`${id}-note`}>{note}</span>
    </button>
  )
}

function folderNote(canSave: boolean, touch: boolean): string {
  if (!canSave) return 'Every YAML file in it'
  return touch ? 'Edit it in place' : `Edit it in place; save with ${shortcutLabel('Ctrl+S')}`
}
