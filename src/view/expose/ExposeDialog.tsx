import { type FormEvent, useId, useState } from 'react'
import {
  type ExposeAnswers,
  type ExposeFaults,
  type ExposeField,
  noAnswers,
} from '../../core/expose/answers.ts'
import { addToRoutesOf, exposeService } from '../../core/expose/expose-service.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { focusCanvas } from '../screen/focus-pane.ts'
import { closeDialog, showWelcome } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './ExposeDialog.module.css'
import { ExposeFields } from './ExposeFields.tsx'
import { ExposurePreview } from './ExposurePreview.tsx'

/** Five questions that make a service reachable from outside, with what comes of the answers beside them. */
export function ExposeDialog() {
  const workspace = useWorkspace()
  const id = useId()
  const [answers, setAnswers] = useState<ExposeAnswers>(noAnswers)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | undefined>()
  const { answer, failure, stack, retry } = useAnswer({ type: 'exposure', answers })
  const faults = answer?.ok === false ? answer.faults : {}

  function finish(event: FormEvent): void {
    event.preventDefault()
    write(exposeService(answers))
  }

  function write(operation: Operation): void {
    const result = workspace.run(operation, 'canvas')
    if (result.ok) {
      closeDialog()
      showWelcome(false)
      focusCanvas()
      return
    }
    setTried(true)
    setRefusal(result.reason)
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="l"
      title="Expose a service"
      help={<HelpButton topic="expose" />}
      description="Answer what you know. The Istio resources are written for you, and one undo takes them back."
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button variant="primary" type="submit" form={id}>
            Expose the service
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={finish} noValidate>
        <ExposeFields
          answers={answers}
          faults={tried ? faults : withoutUntouched(faults, answers)}
          isServiceKnown={answer?.isServiceKnown ?? false}
          means={answer?.means}
          onChange={change => {
            setRefusal(undefined)
            setAnswers(now => ({ ...now, ...change }))
          }}
        />
        <div className={styles.outcome}>
          <NoAnswer failure={failure} stack={stack} retry={retry} />
          <ExposurePreview
            answer={answer}
            refusal={refusal}
            onAddThere={() => write(addToRoutesOf(answers))}
          />
        </div>
      </form>
    </Dialog>
  )
}

/** A field that nobody has written in yet is not told what it lacks. */
function withoutUntouched(faults: ExposeFaults, answers: ExposeAnswers): ExposeFaults {
  const touched = Object.entries(faults).filter(
    ([field]) => field === 'gateway' || answers[field as Exclude<ExposeField, 'gateway'>].trim() !== '',
  )
  return Object.fromEntries(touched)
}
