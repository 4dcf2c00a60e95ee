import { type ComponentType, createContext, useContext } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Field, Kind } from '../../core/kinds/field.ts'
import type { Place, Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'

export interface FieldEditorProps {
  place: Place
  name: string
  field: Field
  /** As the YAML has it; undefined where the key is absent. Of any shape: nobody has checked it. */
  value: Json | undefined
}

/** What every part of one resource's form shares. */
export interface Form {
  readonly kind: Kind
  readonly resource: Resource
  readonly problems: readonly Diagnostic[]
  /** What is selected, so that a card that holds it is open. */
  readonly selected: Path
  /** The editor of a field of any type; given here because lists and objects hold fields of any type again. */
  readonly FieldEditor: ComponentType<FieldEditorProps>
  /** Runs an operation; where it is refused the pane shows why. */
  edit(operation: Operation): void
  /** Shows a part of the resource by itself, or another resource. */
  open(place: Place): void
  /** Shows the place in the YAML. */
  reveal(place: Place): void
  /** Suggestions for a field whose values are known from the files: hosts, gateways, subsets. */
  suggestions(path: Path): readonly string[]
  /** Whether the value comes through an alias or a merge key and is written elsewhere. */
  isShared(path: Path): boolean
}

export const FormContext = createContext<Form | undefined>(undefined)

export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('A field is rendered outside a form')
  return form
}
