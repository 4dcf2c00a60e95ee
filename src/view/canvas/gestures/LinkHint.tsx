import { Ban, Link } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from '../canvas.module.css'
import { useCanvas } from '../canvas-state.ts'
import { linkAim } from './linking.ts'

/** Says, while a link is drawn, what dropping it here would do or why nothing would come of it. */
export function LinkHint() {
  const linking = useCanvas(it => it.linking)
  const byPointer = linking?.by === 'pointer'
  const hint = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!byPointer) return
    const follow = (event: MouseEvent | TouchEvent) => place(hint.current, event)
    document.addEventListener('mousemove', follow)
    document.addEventListener('touchmove', follow)
    return () => {
      document.removeEventListener('mousemove', follow)
      document.removeEventListener('touchmove', follow)
    }
  }, [byPointer])

  const verdict = linking?.verdict
  const shown = linking && (verdict || !byPointer)
  return (
    <div
      ref={hint}
      role="status"
      className={classNames(shown && styles.hint, shown && !byPointer && styles.banner)}
      data-verdict={verdict && (verdict.ok ? 'yes' : 'no')}
    >
      {shown && verdict && (
        <>
          <div className={styles.hintTitle}>
            {verdict.ok ? <Link aria-hidden="true" /> : <Ban aria-hidden="true" />}
            {verdict.title}
          </div>
          {verdict.text && <div>{verdict.text}</div>}
          {!verdict.ok && verdict.remedy && <div>Drop it here to be offered: {verdict.remedy.title}.</div>}
        </>
      )}
      {shown && !byPointer && (
        <div>
          {verdict?.ok
            ? 'Enter makes the link, Escape cancels.'
            : `Go to ${linkAim(linking.from)} and press Enter, or click it; Escape cancels.`}
        </div>
      )}
    </div>
  )
}

/** Beside the pointer, inside the canvas. */
function place(hint: HTMLDivElement | null, event: MouseEvent | TouchEvent): void {
  const point = 'touches' in event ? event.touches[0] : event
  const frame = hint?.parentElement?.getBoundingClientRect()
  if (!hint || !frame || !point) return
  const left = Math.min(point.clientX - frame.left + 16, frame.width - hint.offsetWidth - 8)
  const top = Math.min(point.clientY - frame.top + 18, frame.height - hint.offsetHeight - 8)
  hint.style.left = `${Math.max(8, left)}px`
  hint.style.top = `${Math.max(8, top)}px`
}
