import { type ReactNode, useId } from 'react'
import type { ExposeAnswers, ExposeFaults } from '../../core/expose/answers.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { Select } from '../ui/Select.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './ExposeDialog.module.css'

export interface ExposeFieldsProps {
  answers: ExposeAnswers
  faults: ExposeFaults
  isServiceKnown: boolean
  /** What the name of the service means. */
  means: string | undefined
  onChange: (change: Partial<ExposeAnswers>) => void
}

/** The questions, each with a sentence on what it is about, and what the files offer for an answer. */
export function ExposeFields({ answers, faults, isServiceKnown, means, onChange }: ExposeFieldsProps) {
  const id = useId()
  const namespace = useWorkspaceState(it => it.judging.defaultNamespace)
  const { answer: choices, failure, stack, retry } = useAnswer({ type: 'exposeChoices' })
  const hasCertificate = answers.certificate.trim() !== ''
  const hasVersion = answers.share.trim() !== ''
  return (
    <div className={styles.questions}>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      <Question title="1. Where is it reached?">
        <TextField
          label="Host"
          mono
          autoFocus
          placeholder="shop.example.com"
          hint="The name that people type. Its DNS entry has to lead to the gateway."
          error={faults.host}
          value={answers.host}
          onChange={host => onChange({ host })}
        />
      </Question>
      <Question title="2. With which certificate?">
        <TextField
          label="Certificate"
          mono
          list={`${id}-certificates`}
          placeholder="shop-cert"
          hint="The TLS Secret for this host, in the namespace where the gateway runs. Empty: plain HTTP only."
          error={faults.certificate}
          value={answers.certificate}
          onChange={certificate => onChange({ certificate })}
        />
        <Options id={`${id}-certificates`} values={choices?.certificates} />
      </Question>
      <Question title="3. What happens to plain HTTP?">
        <Switch
          label="Redirect HTTP to HTTPS"
          disabled={!hasCertificate}
          checked={hasCertificate && answers.redirect}
          hint={
            !hasCertificate
              ? 'Without a certificate there is no HTTPS: plain HTTP is served.'
              : answers.redirect
                ? 'A browser that comes to port 80 is sent to https.'
                : 'Port 80 does not answer for this host.'
          }
          onChange={redirect => onChange({ redirect })}
        />
      </Question>
      <Question title="4. Which service answers?">
        <div className={styles.pair}>
          <TextField
            label="Service and port"
            mono
            list={`${id}-services`}
            placeholder="shop:8080"
            hint={means ?? 'The Service and the port that it listens on, or a host of a ServiceEntry.'}
            error={faults.service}
            value={answers.service}
            onChange={service => onChange({ service })}
          />
          <TextField
            label="Namespace"
            mono
            list={`${id}-namespaces`}
            placeholder={namespace}
            hint="Where the Service is."
            error={faults.namespace}
            value={answers.namespace}
            onChange={next => onChange({ namespace: next })}
          />
        </div>
        <datalist id={`${id}-services`}>
          {choices?.services.map(it => (
            <option key={it.value} value={it.value} label={`${it.value}: ${it.means}`} />
          ))}
        </datalist>
        <Options id={`${id}-namespaces`} values={choices?.namespaces} />
        {!isServiceKnown && (
          <Switch
            label="Write the Service too"
            checked={answers.writesService}
            hint="Only if it is not in the cluster yet: it is not in these files."
            onChange={writesService => onChange({ writesService })}
          />
        )}
      </Question>
      <Question title="5. Is there a second version?">
        <div className={styles.pair}>
          <TextField
            label="Share of the second version"
            inputMode="numeric"
            placeholder="None"
            hint="In percent; the first version has the rest. Empty: one version."
            error={faults.share}
            value={answers.share}
            onChange={share => onChange({ share })}
          />
          {hasVersion && (
            <TextField
              label="Its name"
              mono
              hint="Its Pods have it as a label."
              error={faults.version}
              value={answers.version}
              onChange={version => onChange({ version })}
            />
          )}
        </div>
      </Question>
      {choices && choices.gateways.length > 0 && (
        <Question title="Through which Gateway?">
          <Select
            label="Gateway"
            hint="Where traffic comes in. One of these files is used where it has room for the host."
            error={faults.gateway}
            value={answers.gateway ?? 'fitting'}
            options={[
              { value: 'fitting', label: 'The one that fits best' },
              ...choices.gateways.map(it => ({ value: it.id, label: it.name })),
              { value: 'new', label: 'A new one' },
            ]}
            onChange={gateway => onChange({ gateway: gateway === 'fitting' ? undefined : gateway })}
          />
        </Question>
      )}
    </div>
  )
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.question}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function Options({ id, values = [] }: { id: string; values: readonly string[] | undefined }) {
  return (
    <datalist id={id}>
      {values.map(it => (
        <option key={it} value={it} />
      ))}
    </datalist>
  )
}
