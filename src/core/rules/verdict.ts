import type { Severity } from './define-rule.ts'
import type { DocumentFinding } from './run-object-rules.ts'

/** What Istio's admission webhook would answer for one document. */
export interface WebhookVerdict {
  readonly errors: readonly DocumentFinding[]
  readonly warnings: readonly DocumentFinding[]
}

/** What a cluster would answer for one document: the API server first, then the webhook. */
export interface Verdict {
  /** What the API server refuses: structure, bounds and CEL rules. */
  readonly schema: readonly DocumentFinding[]
  /** Fields that strict validation refuses and that the server would prune. */
  readonly unknownFields: readonly DocumentFinding[]
  readonly webhook: WebhookVerdict
}

/**
 * The verdict on one document's findings. The webhook's part is what it answers when it is asked, whether or not the API
 * server would have come that far: its warnings vanish beside an error, and a fault of the metadata is all that it reports.
 */
export function verdictOf(findings: readonly DocumentFinding[]): Verdict {
  const schema = findings.filter(it => it.rule.layer === 'schema' && isVerdict(it))
  const webhook = findings.filter(it => it.rule.layer === 'webhook' && isVerdict(it))
  const errors = ofSeverity(webhook, 'error')
  const metadata = errors.filter(it => it.rule.id.startsWith('meta/'))
  return {
    schema: schema.filter(it => !isUnknownField(it)),
    unknownFields: schema.filter(isUnknownField),
    webhook: {
      errors: metadata.length ? metadata : errors,
      warnings: errors.length ? [] : ofSeverity(webhook, 'warning'),
    },
  }
}

function isVerdict({ finding }: DocumentFinding): boolean {
  return !finding.lost
}

function isUnknownField({ rule }: DocumentFinding): boolean {
  return rule.id === 'schema/unknown-field' || rule.id === 'schema/top-level-unknown'
}

function ofSeverity(findings: readonly DocumentFinding[], severity: Severity): DocumentFinding[] {
  return findings.filter(it => it.rule.severity === severity)
}
