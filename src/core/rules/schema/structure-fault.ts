import type { Field, Fields, FieldType, Shape } from '../../kinds/field.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

/** One way in which a value is not what the description of its kind says. */
export type StructureFault = { readonly path: Path } & (
  | { readonly fault: 'type'; readonly value: Json; readonly type: FieldType }
  /** A null item of a list. */
  | { readonly fault: 'null'; readonly type: FieldType }
  /** A null under a key, which the API server takes out before it looks at the rest. */
  | { readonly fault: 'dropped-null'; readonly type: FieldType }
  /** A key that the object does not have; `fields` are those it has, none where it is no object at all. */
  | { readonly fault: 'unknown'; readonly fields: Fields }
  /** The path is that of the missing field. */
  | { readonly fault: 'required'; readonly field: Field }
  | { readonly fault: 'enum'; readonly value: string; readonly type: Extract<Shape, { type: 'enum' }> }
  /** A number that is none of those that may stand there. */
  | { readonly fault: 'number-choice'; readonly value: number; readonly values: readonly number[] }
  /** A text that is no IP address, where the kind of address asks for one. */
  | { readonly fault: 'ip-address'; readonly value: string }
  | { readonly fault: 'minimum' | 'maximum'; readonly value: number; readonly bound: number }
  | { readonly fault: 'int32'; readonly value: number }
  | { readonly fault: 'pattern'; readonly value: string; readonly pattern: string }
  | { readonly fault: 'base64'; readonly value: string }
  /** A text that is no time, where Go reads one. */
  | { readonly fault: 'time'; readonly value: string }
  /** Sizes: characters of a text, items of a list, entries of a map. */
  | {
      readonly fault:
        | 'min-length'
        | 'max-length'
        | 'min-items'
        | 'max-items'
        | 'min-properties'
        | 'max-properties'
      readonly size: number
      readonly bound: number
    }
  | { readonly fault: 'duplicate'; readonly keys: readonly string[]; readonly first: number }
  /** An item of a set that stands in it already. */
  | { readonly fault: 'repeated'; readonly value: Json; readonly first: number }
  | { readonly fault: 'one-of'; readonly present: readonly string[] }
)

export type FaultName = StructureFault['fault']

/** The faults that have one of these names. */
export type FaultNamed<N extends FaultName> = Narrowed<StructureFault, N>
type Narrowed<F, N> = F extends { readonly fault: infer M }
  ? [M & N] extends [never]
    ? never
    : F & { readonly fault: M & N }
  : never

// The API server's own classes: after these it evaluates no CEL rule of the object.
const blocking = new Set<FaultName>([
  'type',
  'null',
  'required',
  'enum',
  'number-choice',
  'ip-address',
  'base64',
  'max-length',
  'max-items',
  'max-properties',
])

/** Whether the API server, having found the fault, evaluates no CEL rule of the object. */
export function blocksCel(fault: FaultName): boolean {
  return blocking.has(fault)
}
