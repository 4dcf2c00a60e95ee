import type { Resource } from '../../model/resource.ts'
import type { Severity } from '../../severity.ts'
import { isWithin } from '../../yaml/path.ts'
import { schemaPath } from '../schema/schema-path.ts'
import type { DocumentFinding } from './run-object-rules.ts'

/** What a cluster would answer for one object: its client, the API server, then Istio's admission webhook. */
export interface Verdict {
  /** Why the text holds no object that could be sent at all. */
  readonly parse: readonly DocumentFinding[]
  /** What the API server refuses: structure, bounds and CEL rules. */
  readonly schema: readonly DocumentFinding[]
  /** The places of those, as the API server names them, each once; `''` is its remark that it went no further. */
  readonly schemaPaths: readonly string[]
  /** Fields that strict validation refuses and that the server would drop. */
  readonly unknownFields: readonly DocumentFinding[]
  /** The places of those, each once. */
  readonly unknownFieldPaths: readonly string[]
  readonly webhook: WebhookVerdict
}

export interface WebhookVerdict {
  readonly errors: readonly DocumentFinding[]
  readonly warnings: readonly DocumentFinding[]
}

/**
 * The verdict on the findings of one object. The webhook's part is what its validator says when it is asked, whether or
 * not the API server would have come that far, for every object that can be read: errors and warnings both, although its
 * answer to a cluster leaves the warnings out beside an error. A fault of the metadata is all that it reports.
 */
export function verdictOf(findings: readonly DocumentFinding[]): Verdict {
  const counted = findings.filter(it => !it.finding.lost)
  const parse = counted.filter(isParseError)
  if (parse.length) return { ...silent, parse }

  const schema = counted.filter(it => it.rule.layer === 'schema')
  const refused = schema.filter(isRefusedUnread)
  if (refused.length) return { ...silent, schema: refused, schemaPaths: pathsOf(refused) }

  const known = schema.filter(it => !isUnknownField(it))
  const unknownFields = schema.filter(isUnknownField)
  return {
    parse,
    schema: known,
    schemaPaths: pathsOf(known),
    unknownFields,
    unknownFieldPaths: pathsOf(unknownFields),
    webhook: webhookVerdict(counted.filter(it => it.rule.layer === 'webhook')),
  }
}

/** Those of a document's findings that bear on one of its objects: its own, and those of the text around it. */
export function findingsOn(
  resource: Resource,
  index: number,
  findings: readonly DocumentFinding[],
): DocumentFinding[] {
  return findings.filter(({ resource: subject, finding: { path } }) => {
    if (subject !== undefined) return subject === index
    // What is said of one item of a `kind: List` is nothing to the others.
    return resource.base.length === 0 || path.length < resource.base.length || isWithin(path, resource.base)
  })
}

const silent: Verdict = {
  parse: [],
  schema: [],
  schemaPaths: [],
  unknownFields: [],
  unknownFieldPaths: [],
  webhook: { errors: [], warnings: [] },
}

function webhookVerdict(findings: readonly DocumentFinding[]): WebhookVerdict {
  const errors = ofSeverity(findings, 'error')
  const metadata = errors.filter(it => it.rule.id.startsWith('meta/'))
  return {
    errors: metadata.length ? metadata : errors,
    warnings: metadata.length ? [] : ofSeverity(findings, 'warning'),
  }
}

function pathsOf(findings: readonly DocumentFinding[]): string[] {
  const paths = findings.flatMap(({ finding }) => finding.verdictPath ?? schemaPath(finding.path))
  return [...new Set(findings.some(it => it.finding.blocksCel) ? ['', ...paths] : paths)].sort()
}

// A key that is there twice is refused by strict validation, but the object can be read.
function isParseError({ rule }: DocumentFinding): boolean {
  return rule.layer === 'yaml' && rule.severity === 'error' && rule.id !== 'yaml/duplicate-key'
}

/** After these the API server has not read a field of the object yet. */
function isRefusedUnread({ rule }: DocumentFinding): boolean {
  return ['schema/unreadable', 'schema/api-version', 'schema/kind'].includes(rule.id)
}

function isUnknownField({ rule }: DocumentFinding): boolean {
  return rule.id === 'schema/unknown-field' || rule.id === 'schema/top-level-unknown'
}

function ofSeverity(findings: readonly DocumentFinding[], severity: Severity): DocumentFinding[] {
  return findings.filter(it => it.rule.severity === severity)
}
