import { Toast as Base } from '@base-ui/react/toast'
import { CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import type { Severity } from '../../core/severity.ts'
import { Button } from './Button.tsx'
import { SeverityIcon } from './SeverityIcon.tsx'
import styles from './Toast.module.css'

export interface ToastMessage {
  title: string
  description?: string
  tone?: Severity | 'success' | 'neutral'
  action?: { readonly label: string; readonly onClick: () => void }
  /** A later toast of the same topic takes the place of the earlier one. */
  topic?: string
  /** Milliseconds; errors and what can be undone stay longer by themselves. */
  timeout?: number
  /** It is about the page, not about the workspace: it stays when another is opened. */
  isOfPage?: true
}

const manager = Base.createToastManager<{ tone: NonNullable<ToastMessage['tone']> }>()

/** What was said before there was a region to show it; undefined once there is one. */
let waiting: ToastMessage[] | undefined = []
const offers = new Set<string>()

/** Says something in the corner of the screen. May be called from anywhere, at any time; ToastRegion shows it. */
export function showToast(message: ToastMessage): void {
  if (waiting) waiting.push(message)
  else show(message)
}

function show({
  title,
  description,
  tone = 'neutral',
  action,
  topic,
  timeout,
  isOfPage,
}: ToastMessage): void {
  const id: string = manager.add({
    id: topic,
    title,
    description,
    data: { tone },
    // High priority would hide the toast and its buttons from assistive technology, but for a copy of its words.
    priority: 'low',
    timeout: timeout ?? (tone === 'error' || action ? 10_000 : 4_000),
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.onClick()
        manager.close(id)
      },
    },
    onRemove: () => void offers.delete(id),
  })
  if (action && !isOfPage) offers.add(id)
}

/** Takes away every toast that offers to do something: what it is about is no longer there. */
export function dismissOffers(): void {
  if (waiting) waiting = waiting.filter(it => !it.action || it.isOfPage)
  for (const id of offers) manager.close(id)
  offers.clear()
}

/** Stands once on the page. */
export function ToastRegion() {
  useEffect(() => {
    const early = waiting ?? []
    waiting = undefined
    for (const it of early) show(it)
  }, [])
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const { toasts } = Base.useToastManager<{ tone: NonNullable<ToastMessage['tone']> }>()
  return toasts.map(toast => (
    <Base.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={['down', 'right']}>
      <Base.Content className={styles.content}>
        <ToneIcon tone={toast.data?.tone ?? 'neutral'} />
        <div className={styles.text}>
          <Base.Title className={styles.title} />
          <Base.Description className={styles.description} />
        </div>
        <Base.Action className={styles.action} />
        <Base.Close
          aria-label="Dismiss"
          aria-hidden={false}
          className={styles.close}
          render={<Button variant="ghost" size="s" icon={<X />} />}
        />
      </Base.Content>
    </Base.Root>
  ))
}

function ToneIcon({ tone }: { tone: NonNullable<ToastMessage['tone']> }) {
  if (tone === 'neutral') return null
  if (tone === 'success') return <CircleCheck className={styles.success} aria-hidden="true" />
  return <SeverityIcon severity={tone} size={16} labelled />
}
