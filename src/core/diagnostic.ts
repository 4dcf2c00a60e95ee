import type { ResourceId } from './model/resource.ts'
import type { Layer, Severity } from './severity.ts'
import type { Path } from './yaml/path.ts'

/** A problem, as shown: what, how bad, and where in the files. Plain data that crosses the worker. */
export interface Diagnostic {
  /** Stable while the problem stays: rule, resource and path. */
  readonly id: string
  readonly rule: string
  readonly layer: Layer
  readonly severity: Severity
  readonly message: string
  readonly file: string
  /** UTF-16 offsets in the file, end exclusive; may be empty. */
  readonly from: number
  readonly to: number
  /** One-based, for lists and terminals. */
  readonly line: number
  readonly column: number
  readonly resource?: ResourceId
  /** From the object's root. */
  readonly path: Path
  /** Titles of the fixes there are; the changes are made by `fixDiagnostic` when one is taken. */
  readonly fixes: readonly string[]
  readonly code?: string
  /** Set where the user says that it is not to count. */
  readonly muted?: Muted
  readonly outside?: { readonly kind: string; readonly namespace: string; readonly name: string }
}

/** Who mutes a problem, and why. */
export interface Muted {
  /** A comment in the YAML, the annotation of istioctl, the workspace's settings, or a `.drawbridge.yaml`. */
  readonly by: 'comment' | 'annotation' | 'settings' | 'configuration'
  /** Empty where none is given. */
  readonly reason: string
}
