import type { Field } from '../../core/kinds/field.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import type { FieldEditorProps } from './form-context.ts'
import { ListField } from './ListField.tsx'
import { MapField } from './MapField.tsx'
import { ObjectField } from './ObjectField.tsx'
import { RawField } from './RawField.tsx'
import { ScalarField } from './ScalarField.tsx'
import { StringMatchField } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'

/** The editor of one field, by its type. A value of another shape than the type's is shown as it is, never overwritten. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, value } = props
  if (value !== undefined && value !== null && !fits(field, value)) return <RawField {...props} />
  switch (field.is.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'intOrString':
      return <ScalarField {...props} />
    case 'list':
      return <ListField {...props} />
    case 'map':
      return <MapField {...props} />
    case 'object':
      return isStringMatch(field) ? <StringMatchField {...props} /> : <ObjectField {...props} />
    case 'any':
      return <RawField {...props} />
  }
}

function fits(field: Field, value: Json): boolean {
  switch (field.is.type) {
    case 'list':
      return Array.isArray(value)
    case 'map':
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
    case 'any':
      return true
    default:
      return typeof value !== 'object'
  }
}
