import { useMemo, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { Following } from '../following/Following.tsx'
import { renamingOf } from '../following/renaming.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { FieldRow } from './FieldRow.tsx'
import { ScalarInput, scalarOf } from './ScalarInput.tsx'

/** A text, number, choice or switch with its label. Emptying it removes the key. Another name goes wherever it is named. */
export function ScalarField({ place, name, field, value }: FieldEditorProps) {
  const { edit, suggestions, kind } = useForm()
  const [draft, setDraft] = useState<string | undefined>()
  const renaming = useMemo(
    () => (draft ? renamingOf(kind.kind, place, scalarOf(field, draft)) : undefined),
    [kind.kind, place, field, draft],
  )
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      control={ids => (
        <>
          <ScalarInput
            {...ids}
            field={field}
            value={value}
            suggestions={suggestions(place.path)}
            onDraft={setDraft}
            onCommit={next => edit(changeOf(kind.kind, place, next))}
          />
          {renaming && <Following operation={renaming.operation} place={place} />}
        </>
      )}
    />
  )
}

function changeOf(kind: string, place: Place, next: Json | undefined): Operation {
  if (next === undefined) return removeField(place)
  const renaming = renamingOf(kind, place, next)
  return renaming?.follows ? renaming.operation : setField(place, next)
}
