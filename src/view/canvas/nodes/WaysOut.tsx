import { Route } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { NodeId, WayOut } from '../../../core/graph/graph.ts'
import { wayWords } from '../../../core/graph/text/card-lines.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCanvas } from '../canvas-state.ts'
import { Ended } from './Ended.tsx'
import styles from './folded.module.css'

/** Where rules lead, a chip each with its share: `cart v1 90 %`, `v2 10 %`. A service that has the name of its box is not named again. */
export function WaysOut({
  ways,
  title,
  most,
}: {
  ways: readonly WayOut[]
  title: string
  /** Further ones are counted. */
  most: number
}) {
  const words = ways.map(it => ({
    text: it.text,
    own: wayWords(it, title),
    share: it.share === undefined ? '' : percentWords(it.share),
  }))
  return (
    <span className={styles.ways} title={words.map(it => `→ ${it.text} ${it.share}`).join('\n')}>
      {words.slice(0, most).map(({ own, share }, i) => (
        <span key={i} className={classNames(styles.way, styles[ways[i]!.kind])}>
          <span className={styles.wayName}>
            <Ended text={own} />
          </span>
          {share && <span className={styles.share}>{share}</span>}
        </span>
      ))}
      {words.length > most && (
        <span className={styles.more}>{most === 0 ? `→ ${words.length}` : `+${words.length - most}`}</span>
      )}
    </span>
  )
}

/** Of a folded box: where it leads, or, while a traced request passes it, that it does. */
export function WaysOn({ node, ...ways }: { node: NodeId } & ComponentProps<typeof WaysOut>) {
  const isTraced = useCanvas(it => it.traced?.items.has(node) ?? false)
  if (!isTraced) return <WaysOut {...ways} />
  return (
    <span className={styles.passes}>
      <Route aria-hidden="true" />
      Trace passes here
    </span>
  )
}
