import { valueAt } from '../../../core/yaml/path.ts'
import { RegexTrial } from '../fields/RegexTrial.tsx'
import { ScalarField } from '../fields/ScalarField.tsx'
import { type FieldEditorProps, useForm } from '../form-context.ts'

/** What a condition of a route compares with; a regular expression can be tried on a text. */
export function MatchValueField(props: FieldEditorProps) {
  const { resource } = useForm()
  const { place, value } = props
  const type = valueAt(resource.value, [...place.path.slice(0, -1), 'type'])
  return (
    <>
      <ScalarField {...props} />
      {type === 'RegularExpression' && typeof value === 'string' && value !== '' && (
        <RegexTrial label="Value" pattern={value} />
      )}
    </>
  )
}
