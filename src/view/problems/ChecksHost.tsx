import { lazy, Suspense, useEffect, useId } from 'react'
import { useStore } from 'zustand'
import { checksState, offerHost, withdrawHost } from './checks-state.ts'
import { FixQuestionDialog } from './FixQuestionDialog.tsx'
import { fixQuestionState } from './fix-question-state.ts'

// The pages of the checks come with all rules and their examples, so they wait until they are asked for.
const ChecksDialog = lazy(() => import('./ChecksDialog.tsx'))

/**
 * Shows the dialogs of the problems: the checks, and what a fix asks for. Every pane that opens one brings a host; one of
 * those on the screen shows it.
 */
export function ChecksHost() {
  const id = useId()
  const isHost = useStore(checksState, it => it.hosts[0] === id)
  const open = useStore(checksState, it => it.open)
  const question = useStore(fixQuestionState, it => it.question)

  useEffect(() => {
    offerHost(id)
    return () => withdrawHost(id)
  }, [id])

  if (!isHost) return null
  return (
    <>
      {open && (
        <Suspense>
          <ChecksDialog />
        </Suspense>
      )}
      {question && <FixQuestionDialog question={question} />}
    </>
  )
}
