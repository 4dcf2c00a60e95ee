import { useEffect, useRef } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { renameField } from '../../../core/operations/rename-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { AddLine } from '../lines/AddLine.tsx'
import { EditableLine } from '../lines/EditableLine.tsx'
import { EditableList } from '../lines/EditableList.tsx'
import { child, problemsWithin } from '../use-place.ts'
import { labelOf } from './label-of.ts'
import { ScalarInput } from './ScalarInput.tsx'
import { StringMatchInput } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'

/** Pairs of key and value: labels, headers, query parameters. */
export function MapField(props: FieldEditorProps) {
  const { edit, problems } = useForm()
  const { box, focusValue } = useValueFocus()
  const { place, name, field, value } = props
  if (field.is.type !== 'map') return null
  const label = labelOf(name)
  const values: Field = { is: field.is.values, doc: field.doc }
  const entries = Object.entries((value ?? {}) as { [key: string]: Json })
  const matches = isStringMatch(values)
  const line = (i: number) => {
    const [key, entry] = entries[i]!
    const at = child(place, key)
    return (
      <EditableLine
        className={inputs.entry}
        row={inputs.pair}
        data-key={key}
        place={at}
        problems={problemsWithin(problems, at.path)}
        removal={{ label: `Remove ${key} from ${label}`, onClick: () => edit(removeField(at)) }}
        field={({ describedBy, invalid }) => (
          <>
            <CommitInput
              aria-label={`${label} key ${key}`}
              aria-describedby={describedBy}
              mono
              value={key}
              onCommit={next => edit(next === '' ? removeField(at) : renameField(at, next))}
            />
            {matches ? (
              <StringMatchInput
                label={`${label} ${key}`}
                value={entry}
                presence
                onCommit={next => edit(setField(at, next ?? {}))}
              />
            ) : (
              <ScalarInput
                label={`${label} ${key} value`}
                field={values}
                value={entry}
                describedBy={describedBy}
                invalid={invalid}
                onCommit={next => edit(setField(at, next ?? ''))}
              />
            )}
          </>
        )}
      />
    )
  }

  return (
    <EditableList
      {...props}
      box={box}
      count={entries.length}
      noun="entries"
      line={line}
      end={({ id, describedBy }) => (
        <AddLine id={id} words="Add" label={`Add to ${label}`} isEmpty={entries.length === 0}>
          {({ autoFocus, onLeave }) => (
            <CommitInput
              id={id}
              aria-label={`New key for ${label}`}
              aria-describedby={describedBy}
              mono
              autoFocus={autoFocus}
              value=""
              placeholder={
                field.examples?.[0] ? `such as ${field.examples[0].split(':')[0]}` : 'name, then Enter'
              }
              onBlurCapture={onLeave}
              onCommit={key => {
                if (key === '') return
                edit(setField(child(place, key), matches ? {} : ''))
                focusValue(key)
              }}
            />
          )}
        </AddLine>
      )}
    />
  )
}

/** A key that was just added is given its value next. */
function useValueFocus() {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    const line = box.current?.querySelector(`[data-key="${CSS.escape(wanted.current)}"]`)
    const [, value] = line?.querySelectorAll<HTMLElement>('input, select') ?? []
    if (!value) return
    wanted.current = undefined
    value.focus()
  })
  return {
    box,
    focusValue(key: string) {
      wanted.current = key
    },
  }
}
