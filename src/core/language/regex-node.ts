/** A pattern as what it is made of. */
export type Node =
  | { readonly type: 'set'; readonly takes: (code: number) => boolean }
  | { readonly type: 'anchor'; readonly at: 'start' | 'end' }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'choice'; readonly items: readonly Node[] }
  | {
      readonly type: 'repeat'
      readonly item: Node
      readonly least: number
      /** Undefined for any number of times. */
      readonly most: number | undefined
      /** Whether as few as possible are taken first. */
      readonly lazy: boolean
    }
  /** What a substitution may name by its number, from 1 in the order of the opening brackets. */
  | { readonly type: 'group'; readonly number: number; readonly item: Node }
