import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { closeFixQuestion, type OpenQuestion } from './fix-question-state.ts'

/** Asks for the name that a fix needs, and makes the fix with it. */
export function FixQuestionDialog({
  question: { title, verb = 'Fix', asks, onAnswer },
}: {
  question: OpenQuestion
}) {
  const [answer, setAnswer] = useState('')
  const isBlank = answer.trim() === ''

  function submit(): void {
    if (isBlank) return
    closeFixQuestion()
    onAnswer(answer)
  }

  return (
    <Dialog
      open
      onClose={closeFixQuestion}
      title={title.replace(/…$/, '')}
      footer={
        <Button variant="primary" disabled={isBlank} onClick={submit}>
          {verb}
        </Button>
      }
    >
      <TextField
        label={asks.label}
        value={answer}
        onChange={setAnswer}
        placeholder={asks.example}
        autoFocus
        mono
        onKeyDown={event => {
          if (event.key === 'Enter') submit()
        }}
      />
    </Dialog>
  )
}
