import type { Kind } from '../../kinds/field.ts'
import type { KubernetesKind } from '../../kinds/kubernetes.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Analysed } from '../reading/analysed.ts'
import type { CompletionContext } from './completion-context.ts'

/** What is known of the object that is written in, and around it. */
export interface Around {
  readonly analysed: Analysed
  readonly kind: Kind | KubernetesKind | undefined
  /** As the object has it, or as it will be without one. */
  readonly namespace: string
  /** The object as it was read last. */
  readonly value: Json
  /** How much deeper the file writes a map under its key, and the dashes of a list. */
  readonly indent: number
  readonly dashIndent: number
  /** Whether the key at the cursor has its colon already. */
  readonly hasColon: boolean
}

/** The place that is written at, from the object's own root. */
export interface Spot extends CompletionContext {
  readonly path: Path
}
