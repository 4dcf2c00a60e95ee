import { ExternalLink } from 'lucide-react'
import { wholePageUrl } from '../../platform/url.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './Embedded.module.css'
import { Canvas } from './panes.tsx'

/** The drawing alone, to be looked at, for a frame in another page. */
export function Embedded() {
  const name = useWorkspaceState(it => it.name)
  return (
    <div className={styles.screen}>
      <main className={styles.drawing}>
        <Canvas />
      </main>
      <footer className={styles.foot}>
        <h1>{name}</h1>
        <a href={wholePageUrl()} target="_blank" rel="noopener noreferrer">
          Open in Drawbridge
          <ExternalLink aria-hidden="true" />
        </a>
      </footer>
    </div>
  )
}
