import { Plus, Trash2 } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { Resource } from '../../../core/model/resource.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { linkGateway } from '../../../core/operations/link-gateway.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { FieldRow } from '../fields/FieldRow.tsx'
import { NewItem } from '../fields/NewItem.tsx'
import { Following } from '../following/Following.tsx'
import { renamingOf } from '../following/renaming.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { useModel } from '../use-model.ts'
import { child, problemsAt } from '../use-place.ts'
import { type HostUse, hostUses } from './host-use.ts'
import styles from './ServerHostsField.module.css'

/** The hosts of a server: whose VirtualServices may use each, and which do. */
export function ServerHostsField({ place, name, field, value }: FieldEditorProps) {
  const { edit, resource } = useForm()
  const model = useModel()
  const namespaces = useId()
  const [adding, setAdding] = useState(false)
  const hosts = Array.isArray(value) ? value : []
  const uses = hostUses(model, resource, Number(place.path[2]))
  const texts = hosts.filter(it => typeof it === 'string')

  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      group
      control={({ id, describedBy }) => (
        <div className={styles.hosts}>
          <datalist id={namespaces}>
            <option value="*">every namespace</option>
            <option value=".">the Gateway's own</option>
            {[...new Set(model.ofKind('VirtualService').map(it => it.namespace))].map(it => (
              <option key={it} value={it} />
            ))}
          </datalist>
          {hosts.map((host, i) => (
            <HostLine
              key={i}
              place={child(place, i)}
              index={i}
              text={typeof host === 'string' ? host : JSON.stringify(host)}
              namespaces={namespaces}
              use={uses[texts.length === hosts.length ? i : -1]}
            />
          ))}
          {adding || hosts.length === 0 ? (
            <NewItem
              id={id}
              label="New host"
              describedBy={describedBy}
              placeholder="www.example.com or *.example.com"
              offered={[]}
              autoFocus={adding}
              onAdd={text => {
                setAdding(true)
                edit(insertItem(place, hosts.length, text))
              }}
              onLeave={() => setAdding(false)}
            />
          ) : (
            <Button
              id={id}
              className={inputs.add}
              size="s"
              variant="ghost"
              icon={<Plus />}
              onClick={() => setAdding(true)}
            >
              Add host
            </Button>
          )}
        </div>
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
  const { edit, kind, problems } = useForm()
  const [draft, setDraft] = useState<string | undefined>()
  const slash = text.indexOf('/')
  const namespace = slash < 0 ? '' : text.slice(0, slash)
  const host = slash < 0 ? text : text.slice(slash + 1)
  const own = problemsAt(problems, place.path)
  const problemId = useId()
  const write = (next: string) => edit(next === '' ? removeItem(place) : setField(place, next))
  /** The entry with another host, in whose place its namespace may be given as well. */
  const withHost = (next: string) =>
    next === '' || namespace === '' || next.includes('/') ? next : `${namespace}/${next}`
  const renamed = draft ? withHost(draft) : undefined
  const renaming = useMemo(
    () => renamed && renamingOf(kind.kind, place, renamed),
    [kind.kind, place, renamed],
  )
  return (
    <div className={styles.host} data-path={JSON.stringify(place.path)}>
      <div className={inputs.line}>
        <CommitInput
          className={styles.namespace}
          aria-label={`Namespace of entry ${index + 1}`}
          title="Whose VirtualServices may use the host: * or nothing for all, . for the Gateway's own namespace"
          mono
          list={namespaces}
          value={namespace}
          placeholder="any"
          onFocus={() => {
            if (!renaming || !renamed) return
            write(renamed)
            setDraft(undefined)
          }}
          onCommit={next => write(next === '' ? host : `${next}/${host}`)}
        />
        <span className={styles.slash} aria-hidden="true">
          /
        </span>
        <CommitInput
          aria-label={`Host ${index + 1}`}
          aria-describedby={own.length ? problemId : undefined}
          mono
          value={host}
          invalid={own.some(it => it.severity === 'error')}
          onDraft={setDraft}
          onCommit={next => write(withHost(next))}
        />
        <IconButton
          size="s"
          icon={<Trash2 />}
          label={`Remove host ${index + 1}`}
          // While another name is typed the next thing to reach is what it is offered for.
          disabled={Boolean(renaming)}
          onClick={() => edit(removeItem(place))}
        />
      </div>
      {renaming && renamed && (
        <Following
          operation={renaming.operation}
          place={place}
          onApply={() => {
            edit(renaming.operation)
            setDraft(undefined)
          }}
          onLeave={() => {
            write(renamed)
            setDraft(undefined)
          }}
        />
      )}
      <FieldProblems id={problemId} problems={own} />
      {use && <UseNote use={use} />}
    </div>
  )
}

/** Which VirtualServices meet the host, and a link for those that only lack the Gateway's name. */
function UseNote({ use: { users, candidates, others } }: { use: HostUse }) {
  const { edit, resource } = useForm()
  const none = users.length + candidates.length + others.length === 0
  return (
    <div className={styles.use}>
      {none && <span>No VirtualService in the files is for this host.</span>}
      {users.length > 0 && (
        <span>
          Used by <Names resources={users} />
        </span>
      )}
      {candidates.slice(0, 4).map(it => (
        <span key={it.id} className={styles.note}>
          <Names resources={[it]} /> fits, and does not name this gateway.
          <Button
            size="s"
            variant="ghost"
            aria-label={`Link ${it.name}`}
            onClick={() => edit(linkGateway(it.id, resource.id))}
          >
            Link
          </Button>
        </span>
      ))}
      {others.slice(0, 3).map(({ resource: it, why }) => (
        <span key={it.id} className={styles.unfit}>
          Not <Names resources={[it]} />: {why}
        </span>
      ))}
    </div>
  )
}

function Names({ resources }: { resources: readonly Resource[] }) {
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
