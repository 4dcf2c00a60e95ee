import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { renameField } from '../../../core/operations/rename-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { child, problemsWithin } from '../use-place.ts'
import { FieldProblems } from './FieldProblems.tsx'
import { FieldRow } from './FieldRow.tsx'
import { labelOf } from './field-layout.ts'
import { ScalarInput } from './ScalarField.tsx'
import { StringMatchInput } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'

/** Pairs of key and value: labels, headers, query parameters. */
export function MapField({ place, name, field, value }: FieldEditorProps) {
  const { edit, problems } = useForm()
  const [wanted, setAdding] = useState(false)
  const { box, focusValue } = useValueFocus()
  if (field.is.type !== 'map') return null
  const label = labelOf(name)
  const values: Field = { is: field.is.values, doc: field.doc }
  const entries = Object.entries((value ?? {}) as { [key: string]: Json })
  const matches = isStringMatch(values)
  const adding = wanted || entries.length === 0

  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      group
      control={({ id, describedBy }) => (
        <div className={inputs.rows} ref={box}>
          {entries.map(([key, entry], i) => (
            // By its place: a key that is typed anew stays the same line.
            <div
              className={inputs.entry}
              key={i}
              data-key={key}
              data-path={JSON.stringify(child(place, key).path)}
            >
              <div className={inputs.pair}>
                <CommitInput
                  aria-label={`${label} key ${key}`}
                  mono
                  value={key}
                  onCommit={next => {
                    if (next === '') edit(removeField(child(place, key)))
                    else edit(renameField(child(place, key), next))
                  }}
                />
                {matches ? (
                  <StringMatchInput
                    label={`${label} ${key}`}
                    value={entry}
                    presence
                    onCommit={next => edit(setField(child(place, key), next ?? {}))}
                  />
                ) : (
                  <ScalarInput
                    label={`${label} ${key} value`}
                    field={values}
                    value={entry}
                    onCommit={next => edit(setField(child(place, key), next ?? ''))}
                  />
                )}
                <IconButton
                  size="s"
                  icon={<Trash2 />}
                  label={`Remove ${key} from ${label}`}
                  onClick={() => edit(removeField(child(place, key)))}
                />
              </div>
              <FieldProblems problems={problemsWithin(problems, child(place, key).path)} />
            </div>
          ))}
          {adding ? (
            <CommitInput
              id={id}
              aria-label={`New key for ${label}`}
              aria-describedby={describedBy}
              mono
              autoFocus={wanted}
              value=""
              placeholder={
                field.examples?.[0] ? `such as ${field.examples[0].split(':')[0]}` : 'name, then Enter'
              }
              onBlurCapture={() => setAdding(false)}
              onCommit={key => {
                if (key === '') return
                edit(setField(child(place, key), matches ? {} : ''))
                focusValue(key)
              }}
            />
          ) : (
            <Button
              id={id}
              className={inputs.add}
              size="s"
              variant="ghost"
              icon={<Plus />}
              aria-label={`Add to ${label}`}
              onClick={() => setAdding(true)}
            >
              Add
            </Button>
          )}
        </div>
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
