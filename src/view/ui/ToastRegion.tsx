import { Toast as Base } from '@base-ui/react/toast'
import { CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from './Button.tsx'
import { SeverityIcon } from './SeverityIcon.tsx'
import styles from './ToastRegion.module.css'
import { showToastsBy, type ToastMessage } from './toast.ts'

const manager = Base.createToastManager<{ tone: NonNullable<ToastMessage['tone']> }>()

const offers = new Set<string>()

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

/** Stands once on the page. */
export function ToastRegion() {
  useEffect(() => showToastsBy({ show, dismissOffers }), [])
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

function dismissOffers(): void {
  for (const id of offers) manager.close(id)
  offers.clear()
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
