import type { Model } from '../model/model.ts'
import type { AnalysedDocument, Resource, ResourceId } from '../model/resource.ts'
import type { Operation } from '../operations/operation.ts'
import type { Layer, Severity } from '../severity.ts'
import type { FileChange } from '../text/file-change.ts'
import type { Range, TextEdit } from '../text/text-edit.ts'
import type { Path } from '../yaml/path.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import type { RuleSource } from './rule-source.ts'

/** A finding inside one object. Paths count from the object's root (`['spec', 'servers', 0]`). */
export interface Finding {
  readonly path: Path
  /** Which part is underlined; `value` unless the key itself is at fault. An absent place marks its nearest ancestor's key. */
  readonly part?: 'key' | 'value'
  /** Says what is wrong with this value, in our own words. */
  readonly message: string
  /** What to do about it, where that can be said; the first is the one that is taken when nobody chooses. */
  readonly fix?: FindingFix
  /** Other ways out, offered below `fix`. */
  readonly otherFixes?: readonly FindingFix[]
  /** Exactly what is underlined, in the document's offsets, where no path leads there (a fault of the YAML itself). */
  readonly range?: Range
  /** Set where Istio builds the finding and then loses it, so it is ours to show but not part of Istio's verdict. */
  readonly lost?: boolean
  /** Whether the API server, having found this, evaluates no CEL rule any more. */
  readonly blocksCel?: boolean
  /** The place as the API server names it, where that is not the path; several where it says one thing at each. */
  readonly verdictPath?: string | readonly string[]
  /** The Istio analyzer's code, where the finding has one: `IST0101`. */
  readonly code?: string
  /** Whether Istio says so and is wrong: its code stays part of its verdict, and the user is told what is the case. */
  readonly falseAlarm?: true
  /** Whether an annotation of the object says that istioctl is not to report it. */
  readonly suppressed?: true
  /** What it is about lies outside the files: shown as "not in your files" until the user says the workspace is complete. */
  readonly outside?: { readonly kind: string; readonly namespace: string; readonly name: string }
  /** The one name of the files that is most likely meant instead, where there is one. */
  readonly meant?: string
  /** Another resource that the message is about: where it stands is put at the message's end. */
  readonly concerns?: ResourceId
}

/**
 * A way to repair a finding, made only when the user takes it. `edits` change the finding's own document, in its offsets
 * (none means that it cannot be done here); `operation` may change anything. A fix that needs what only the user knows
 * `asks` for it, and is made with the answer.
 */
export type FindingFix =
  | {
      readonly title: string
      readonly asks?: FixQuestion
      readonly edits: (document: SourceDocument, base: Path, answer: string) => readonly TextEdit[]
    }
  | { readonly title: string; readonly operation: () => Operation }

/** What a fix has to know before it can be made: a name, which is never made up. */
export interface FixQuestion {
  /** The label of the field for the answer. */
  readonly label: string
  /** An answer of the right form, to show as an example. */
  readonly example: string
}

export type Report = (finding: Finding) => void

/** A rule about one object alone. Its findings are kept as long as the document's text stays. */
export interface ObjectRule {
  readonly scope: 'object'
  /** Istio's kinds, in any of their versions; `'*'` stands for every object whatever its kind. */
  readonly kinds: readonly string[]
  /**
   * Keys, in camelCase, without which it has nothing to say: where none of them is written anywhere in the object, it is
   * not asked. Most objects have few of the fields that there are rules about. For rules of the schema, marks (`schema/marks.ts`).
   */
  readonly onlyWith?: readonly string[]
  check(resource: Resource, report: Report): void
}

/** A rule about a document as such: its YAML, or what it holds instead of an object. Paths count from the document's root. */
export interface DocumentRule {
  readonly scope: 'document'
  check(document: AnalysedDocument, report: Report): void
}

/** A rule that looks across resources. */
export interface ModelRule {
  readonly scope: 'model'
  /** The kinds it looks at, so that it need not run again when others change; all kinds where it does not say. */
  readonly reads?: readonly string[]
  /** The kinds that it says something of, where that is less than what it reads. */
  readonly about?: readonly string[]
  check(model: Model, report: (resource: Resource, finding: Finding) => void): void
}

/** A rule about what users say of the other rules' findings, judged once those are known (`core/muting/`). */
export interface MutingRule {
  readonly scope: 'muting'
}

export interface RulePage {
  /** `folder/name`; names the fault, not the check. */
  readonly id: string
  readonly severity: Severity
  readonly layer: Layer
  /** A few words, as a heading. */
  readonly title: string
  readonly source: RuleSource
  /** What happens if it stays, and what to do. Markdown's `code` marks only. */
  readonly why: string
  readonly examples: RuleExamples
}

export interface RuleExamples {
  /** A `#` line of carets marks exactly what is underlined in the line above it. */
  readonly bad: readonly { readonly yaml: string; readonly fixed?: string }[]
  readonly good: readonly string[]
}

export type Rule = RulePage & (ObjectRule | DocumentRule | ModelRule | MutingRule)

export function defineRule<R extends Rule>(rule: R): R {
  return rule
}

/** A fix as the screen takes it: a name, and changes to the files as they are now. */
export interface Fix {
  readonly title: string
  readonly changes: readonly FileChange[]
}
