import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { SourceChoices } from '../../../core/questions/source-choices.ts'
import type { Request } from '../../../core/request/request.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { traceStore, useTrace } from '../trace-state.ts'
import { RequestParts } from './RequestParts.tsx'
import { requestWords } from './request-words.ts'
import { SourceField } from './SourceField.tsx'
import styles from './TraceForm.module.css'

export interface TraceFormProps {
  text: string
  request: Request | undefined
  choices: SourceChoices | undefined
  /** The selector of the gateway workload the request comes to. */
  gateway: string | undefined
  onText: (text: string) => void
  onRequest: (request: Request) => void
  /** What can be done with the request, at the end of its line. */
  actions?: ReactNode
}

/** The request as one line; below it, folded, what was understood of it, each part to change. */
export function TraceForm({ text, request, choices, gateway, onText, onRequest, actions }: TraceFormProps) {
  const details = useTrace(it => it.details)
  const id = useId()
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <TextArea
          label="Request"
          hideLabel
          className={styles.text}
          value={text}
          onChange={onText}
          rows={1}
          mono
          placeholder="curl https://shop.example.com/cart -H 'x-user: dev'"
        />
        <SourceField choices={choices} gateway={gateway} />
        {actions}
      </div>
      {text.trim() !== '' && !request && (
        <p className={styles.remark} role="status">
          Expected a curl command, a URL or a line of Envoy’s access log.
        </p>
      )}
      {request && (
        <Button
          variant="ghost"
          size="s"
          className={styles.fold}
          aria-expanded={details}
          aria-controls={id}
          aria-label="Parts of the request"
          icon={details ? <ChevronDown /> : <ChevronRight />}
          onClick={() => traceStore.setState({ details: !details })}
        >
          <span className={styles.summary}>{requestWords(request)}</span>
        </Button>
      )}
      {request && details && (
        <div id={id} className={styles.parts}>
          <RequestParts request={request} onRequest={onRequest} />
        </div>
      )}
    </div>
  )
}
