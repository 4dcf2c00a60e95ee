import { Check, Link2, Minus, Unlink } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { linkGateway } from '../../../core/operations/link-gateway.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { NamedGateway, ServerBinding } from '../../../core/questions/bindings.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useAnswer } from '../../use-answer.ts'
import { NewItem } from '../fields/NewItem.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { WithSuggestions } from '../inputs/WithSuggestions.tsx'
import { EditableLine } from '../lines/EditableLine.tsx'
import { EditableList } from '../lines/EditableList.tsx'
import { child, problemsAt } from '../use-place.ts'
import hosts from './ServerHostsField.module.css'

/** The gateways of a VirtualService: which servers of each take it, and why others do not. */
export function GatewaysField(props: FieldEditorProps) {
  const { edit, resource, suggestions } = useForm()
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'bindings',
    virtualService: resource.id,
  })
  const { place, value } = props
  const [adding, setAdding] = useState(false)
  const added = useRef<HTMLDivElement>(null)
  const entries = Array.isArray(value) ? value : []
  const linkable = answer?.linkable ?? []
  const servesMesh = entries.length === 0 || entries.includes('mesh')

  return (
    <EditableList
      {...props}
      before={
        <>
          <NoAnswer failure={failure} stack={stack} retry={retry} />
          {entries.length === 0 && (
            <p className={styles.hint}>
              {answer?.isDelegate
                ? 'Without hosts it is a delegate: its rules are used where rules of other VirtualServices delegate to it.'
                : 'No gateway is named: the rules apply to requests inside the mesh.'}
            </p>
          )}
        </>
      }
      count={entries.length}
      noun="gateways"
      line={i => (
        <GatewayLine
          place={child(place, i)}
          index={i}
          text={typeof entries[i] === 'string' ? entries[i] : JSON.stringify(entries[i])}
          gateway={answer?.named.find(it => it.entry === entries[i])}
          isKnown={answer !== undefined && !isPending}
        />
      )}
      end={({ id, describedBy }) => (
        <>
          {adding && (
            <div ref={added}>
              <NewItem
                id={id}
                label="New gateway"
                describedBy={describedBy}
                placeholder="namespace/name"
                offered={suggestions(child(place, entries.length).path)}
                autoFocus
                onAdd={text => edit(insertItem(place, entries.length, text))}
                onLeave={() => setAdding(false)}
              />
            </div>
          )}
          <Menu
            finalFocus={() => added.current?.querySelector('input') ?? true}
            trigger={
              <Button className={inputs.add} size="s" variant="ghost" icon={<Link2 />}>
                Link a gateway
              </Button>
            }
          >
            {linkable.map(it => (
              <MenuItem
                key={it.id}
                detail={it.servers}
                onSelect={() => edit(linkGateway(resource.id, it.id))}
              >
                {it.name}
              </MenuItem>
            ))}
            {!servesMesh && (
              <MenuItem
                detail="The sidecars of the mesh"
                onSelect={() => edit(insertItem(place, entries.length, 'mesh'))}
              >
                mesh
              </MenuItem>
            )}
            <MenuItem detail="A gateway that is not in the files" onSelect={() => setAdding(true)}>
              Another gateway…
            </MenuItem>
          </Menu>
        </>
      )}
    />
  )
}

interface GatewayLineProps {
  place: Place
  index: number
  text: string
  gateway: NamedGateway | undefined
  /** Whether it is known for sure which Gateway the text names. */
  isKnown: boolean
}

function GatewayLine({ place, index, text, gateway, isKnown }: GatewayLineProps) {
  const { edit, problems, open, suggestions } = useForm()
  const own = problemsAt(problems, place.path)
  const hint =
    text === 'mesh'
      ? 'Requests of sidecars inside the mesh.'
      : !gateway && isKnown && own.length === 0 && 'Not in your files.'
  return (
    <EditableLine
      className={hosts.gateway}
      place={place}
      problems={own}
      removal={{
        label: `Unlink gateway ${index + 1}`,
        tooltip: `Unlink ${text}`,
        icon: <Unlink />,
        onClick: () => edit(removeItem(place)),
      }}
      field={({ describedBy, invalid }) => (
        <WithSuggestions values={suggestions(place.path)}>
          {list => (
            <CommitInput
              aria-label={`Gateway ${index + 1}`}
              aria-describedby={describedBy}
              mono
              list={list}
              value={text}
              invalid={invalid}
              onCommit={next => edit(next === '' ? removeItem(place) : setField(place, next))}
            />
          )}
        </WithSuggestions>
      )}
      below={
        <>
          {hint && <p className={styles.hint}>{hint}</p>}
          {gateway && (
            <ul className={hosts.servers} aria-label={`Servers of ${gateway.name}`}>
              {gateway.servers.map(server => (
                <ServerLine
                  key={server.index}
                  server={server}
                  onOpen={() => open({ resource: gateway.id, path: ['spec', 'servers', server.index] })}
                />
              ))}
            </ul>
          )}
        </>
      }
    />
  )
}

function ServerLine({ server, onOpen }: { server: ServerBinding; onOpen: () => void }) {
  const { name, bound, words } = server
  return (
    <li>
      {bound ? (
        <Check className={hosts.yes} width={13} height={13} aria-label="Linked" />
      ) : (
        <Minus className={hosts.no} width={13} height={13} aria-label="Not linked" />
      )}
      <button type="button" className={hosts.name} onClick={onOpen}>
        {name}
      </button>
      <span className={bound ? undefined : hosts.no}>{words}</span>
    </li>
  )
}
