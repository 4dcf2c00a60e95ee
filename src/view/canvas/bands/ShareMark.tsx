import type { MixShare } from '../../../core/graph/graph.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { shareWords } from '../../traffic/mix-words.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './ShareMark.module.css'

/** In the corner of a box or row: its share of the mix, while traffic is shown. What gets nothing steps back instead. */
export function ShareMark({ traffic, on }: { traffic: MixShare | undefined; on: 'box' | 'row' }) {
  if (!traffic) return null
  const { share, copied } = traffic
  if (share === 0 && copied === undefined) return <span data-idle="" hidden />
  const words = share > 0 ? shareWords(traffic) : `${percentWords(copied ?? 0)} mirrored`
  const besides = share > 0 && copied !== undefined ? `; ${percentWords(copied)} mirrored as well` : ''
  return (
    <span
      className={classNames(styles.mark, styles[on])}
      title={`${words} of the mix${besides}`}
      aria-hidden="true"
      data-share=""
    >
      {words}
    </span>
  )
}
