import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import type { FileChange } from '../text/file-change.ts'
import type { TextEdit } from '../text/text-edit.ts'
import type { Path } from '../yaml/path.ts'
import type { SourceDocument } from '../yaml/source-document.ts'

/** Which verdict of Istio's a rule stands for; `advice` is our own. */
export type Layer = 'yaml' | 'schema' | 'webhook' | 'analysis' | 'advice'

export type Severity = 'error' | 'warning' | 'info'

/** A finding inside one object. Paths count from the object's root (`['spec', 'servers', 0]`). */
export interface Finding {
  readonly path: Path
  /** Which part is underlined; `value` unless the key itself is at fault. An absent place marks its nearest ancestor's key. */
  readonly part?: 'key' | 'value'
  /** Says what is wrong with this value, in our own words. */
  readonly message: string
  /** Made only when the user opens it; edits are in the document's own offsets. */
  readonly fix?: {
    readonly title: string
    readonly edits: (document: SourceDocument, base: Path) => readonly TextEdit[]
  }
  /** Set where Istio builds the finding and then loses it, so it is ours to show but not part of Istio's verdict. */
  readonly lost?: boolean
  /** The Istio analyzer's code, where the finding has one: `IST0101`. */
  readonly code?: string
  /** What it is about lies outside the files: shown as "not in your files" until the user says the workspace is complete. */
  readonly outside?: { readonly kind: string; readonly namespace: string; readonly name: string }
}

export type Report = (finding: Finding) => void

/** A rule about one object alone. Its findings are kept as long as the document's text stays. */
export interface ObjectRule {
  readonly scope: 'object'
  readonly kinds: readonly string[]
  check(resource: Resource, report: Report): void
}

/** A rule that looks across resources. */
export interface ModelRule {
  readonly scope: 'model'
  check(model: Model, report: (resource: Resource, finding: Finding) => void): void
}

export interface RulePage {
  /** `folder/name`; names the fault, not the check. */
  readonly id: string
  readonly severity: Severity
  readonly layer: Layer
  /** A few words, as a heading. */
  readonly title: string
  /** What happens if it stays, and what to do. Markdown's `code` marks only. */
  readonly why: string
  readonly examples: RuleExamples
}

export interface RuleExamples {
  /** A `#` line of carets marks exactly what is underlined in the line above it. */
  readonly bad: readonly { readonly yaml: string; readonly fixed?: string }[]
  readonly good: readonly string[]
}

export type Rule = RulePage & (ObjectRule | ModelRule)

export function defineRule<R extends Rule>(rule: R): R {
  return rule
}

/** A fix as the screen takes it: a name, and changes to the files as they are now. */
export interface Fix {
  readonly title: string
  readonly changes: readonly FileChange[]
}
