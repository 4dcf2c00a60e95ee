import { type CSSProperties, useId } from 'react'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { linkGateway } from '../../../core/operations/link-gateway.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { HostUse, NamedResource } from '../../../core/questions/host-uses.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useAnswer } from '../../use-answer.ts'
import { NewItem } from '../fields/NewItem.tsx'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { AddLine } from '../lines/AddLine.tsx'
import { EditableLine } from '../lines/EditableLine.tsx'
import { EditableList } from '../lines/EditableList.tsx'
import { useNameDraft } from '../lines/use-name-draft.tsx'
import { child, problemsAt } from '../use-place.ts'
import styles from './ServerHostsField.module.css'

/** The hosts of a server: whose VirtualServices may use each, and which do. */
export function ServerHostsField(props: FieldEditorProps) {
  const { edit, resource } = useForm()
  const namespaces = useId()
  const { place, value } = props
  const hosts = Array.isArray(value) ? value : []
  const server = Number(place.path[2])
  const { answer, failure, stack, retry } = useAnswer({ type: 'hostUses', gateway: resource.id, server })

  return (
    <EditableList
      {...props}
      className={styles.hosts}
      before={
        <>
          <NoAnswer failure={failure} stack={stack} retry={retry} />
          <datalist id={namespaces}>
            <option value="*">every namespace</option>
            <option value=".">the Gateway's own</option>
            {answer?.namespaces.map(it => (
              <option key={it} value={it} />
            ))}
          </datalist>
        </>
      }
      count={hosts.length}
      noun="hosts"
      line={i => (
        <HostLine
          place={child(place, i)}
          index={i}
          text={typeof hosts[i] === 'string' ? hosts[i] : JSON.stringify(hosts[i])}
          namespaces={namespaces}
          use={answer?.uses.find(it => it.host === hosts[i])}
        />
      )}
      end={({ id, describedBy }) => (
        <AddLine id={id} words="Add host" isEmpty={hosts.length === 0}>
          {({ stay, ...adding }) => (
            <NewItem
              {...adding}
              id={id}
              label="New host"
              describedBy={describedBy}
              placeholder="www.example.com or *.example.com"
              offered={[]}
              onAdd={text => {
                stay()
                edit(insertItem(place, hosts.length, text))
              }}
            />
          )}
        </AddLine>
      )}
    />
  )
}

interface HostLineProps {
  place: FieldEditorProps['place']
  index: number
  text: string
  namespaces: string
  use: HostUse | undefined
}

function HostLine({ place, index, text, namespaces, use }: HostLineProps) {
  const { edit, problems } = useForm()
  const slash = text.indexOf('/')
  const namespace = slash < 0 ? '' : text.slice(0, slash)
  const host = slash < 0 ? text : text.slice(slash + 1)
  const write = (next: string) => edit(next === '' ? removeItem(place) : setField(place, next))
  /** The entry with another host, in whose place its namespace may be given as well. */
  const withHost = (next: string) =>
    next === '' || namespace === '' || next.includes('/') ? next : `${namespace}/${next}`
  const draft = useNameDraft(place, withHost, write)
  return (
    <EditableLine
      className={styles.host}
      row={classNames(inputs.line, styles.line)}
      place={place}
      problems={problemsAt(problems, place.path)}
      removal={{
        label: `Remove host ${index + 1}`,
        // While another name is typed the next thing to reach is what it is offered for.
        disabled: draft.renames,
        onClick: () => edit(removeItem(place)),
      }}
      below={use && <UseNote use={use} />}
      field={({ describedBy, invalid }) => (
        <>
          <CommitInput
            className={styles.namespace}
            aria-label={`Namespace of entry ${index + 1}`}
            style={wideAs(namespace, 9)}
            title="Whose VirtualServices may use the host: * or nothing for all, . for the Gateway's own namespace"
            mono
            list={namespaces}
            value={namespace}
            placeholder="any"
            onFocus={() => draft.renames && draft.write()}
            onCommit={next => write(next === '' ? host : `${next}/${host}`)}
          />
          <span className={styles.slash} aria-hidden="true">
            /
          </span>
          <CommitInput
            aria-label={`Host ${index + 1}`}
            style={wideAs(host, 12)}
            aria-describedby={describedBy}
            mono
            value={host}
            invalid={invalid}
            onDraft={draft.onDraft}
            onCommit={next => write(withHost(next))}
          />
        </>
      )}
    >
      {draft.offer}
    </EditableLine>
  )
}

/** How many characters a field has to show, for its width. */
function wideAs(text: string, least: number): CSSProperties {
  return { '--characters': Math.max(text.length, least) } as CSSProperties
}

/** Which VirtualServices meet the host, and a link for those that only lack the Gateway's name. */
function UseNote({ use: { users, candidates, others } }: { use: HostUse }) {
  const { edit, resource } = useForm()
  const none = users.length + candidates.length + others.length === 0
  return (
    <div className={styles.use}>
      {none && <span>No VirtualService in the files has this host.</span>}
      {users.length > 0 && (
        <span>
          Used by <Names resources={users} />
        </span>
      )}
      {candidates.slice(0, 4).map(it => (
        <span key={it.id} className={styles.note}>
          <Names resources={[it]} /> matches, but does not name this gateway.
          <Button
            size="s"
            variant="ghost"
            aria-label={`Link ${it.name}`}
            data-edits=""
            onClick={() => edit(linkGateway(it.id, resource.id))}
          >
            Link
          </Button>
        </span>
      ))}
      {others.slice(0, 3).map(it => (
        <span key={it.id} className={styles.unfit}>
          Not <Names resources={[it]} />: {it.why}
        </span>
      ))}
    </div>
  )
}

function Names({ resources }: { resources: readonly NamedResource[] }) {
  const { open } = useForm()
  const shown = resources.slice(0, 6)
  return (
    <>
      {shown.map((it, i) => (
        <span key={it.id}>
          {i > 0 && ', '}
          <button
            type="button"
            className={styles.name}
            title={`${it.namespace}/${it.name}`}
            onClick={() => open({ resource: it.id, path: [] })}
          >
            {it.name}
          </button>
        </span>
      ))}
      {resources.length > shown.length && ` and ${resources.length - shown.length} more`}
    </>
  )
}
