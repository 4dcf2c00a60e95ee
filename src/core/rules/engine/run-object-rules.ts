import { memoByObject } from '../../data/memo-by-object.ts'
import { usualGroupOf } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import type { Finding, Report, Rule } from '../define-rule.ts'
import { rules } from '../index.ts'
import { marksOf } from '../schema/marks.ts'
import { askOfShape } from './alike.ts'
import { keysAskedFor } from './keys-asked-for.ts'

/** What a rule said of a document. Depends on the text of the document, the default namespace and the domain alone. */
export interface DocumentFinding {
  readonly rule: Rule
  /** Index among the document's resources; undefined where the finding is about the document as such. */
  readonly resource?: number
  readonly finding: Finding
}

/**
 * What the document rules and object rules say of one document, in the order of the registry. The answer can be kept
 * for as long as these stay. A rule that throws reports nothing.
 */
export function checkDocument(document: AnalysedDocument): readonly DocumentFinding[] {
  const findings: DocumentFinding[] = []
  for (const rule of documentRules) guard(findings, () => findings.push(...runDocumentRule(rule, document)))
  for (const [index, resource] of document.resources.entries())
    for (const it of checkResource(resource)) findings.push(index === 0 ? it : { ...it, resource: index })
  return findings
}

/**
 * What the object rules say of one resource, as of the first of its document. Kept with the resource: it is told in the document, and
 * decides whether a cluster takes it.
 */
export const checkResource = memoByObject((resource: Resource): readonly DocumentFinding[] => {
  const findings: DocumentFinding[] = []
  // One function takes what all the rules report: nearly all report nothing, and a hundred of them look at each resource.
  let rule: ObjectRuleWithPage | undefined
  const report: Report = finding => findings.push({ rule: rule!, resource: 0, finding })
  const check = () => rule!.check(resource, report)
  const ask = (it: ObjectRuleWithPage) => {
    rule = it
    guard(findings, check)
  }
  askOfShape(resource, rulesFor, ask, () => findings.length > 0)
  return findings.length > 0 ? findings : none
})

const none: readonly DocumentFinding[] = []

/** A rule that throws is a defect of ours, held by the tests; it must not take the other rules' findings with it. */
function guard(findings: DocumentFinding[], run: () => void): void {
  const before = findings.length
  try {
    run()
  } catch {
    findings.length = before
  }
}

/** What one rule says of one document. A defect in the rule is thrown. */
export function checkDocumentWith(rule: Rule, document: AnalysedDocument): readonly DocumentFinding[] {
  if (rule.scope === 'document') return runDocumentRule(rule, document)
  return document.resources.flatMap((resource, index) =>
    appliesTo(rule, resource) ? runObjectRule(rule, resource, index) : [],
  )
}

type ObjectRuleWithPage = Extract<Rule, { scope: 'object' }>

const documentRules = rules.filter(it => it.scope === 'document')
const objectRules = rules.filter(it => it.scope === 'object')
const keysIn = keysAskedFor(objectRules.flatMap(it => it.onlyWith ?? []))
const rulesByShape = new Map<string, readonly ObjectRuleWithPage[]>()
const mostShapes = 1000

/** The rules that may have something to say of a resource; the same list for all of its type with the same keys and marks that count. */
function rulesFor(resource: Resource): readonly ObjectRuleWithPage[] {
  const keys = [...keysIn(resource.value), ...marksOf(resource)]
  const shape = `${resource.apiVersion} ${resource.kind} ${keys.join(' ')}`
  const known = rulesByShape.get(shape)
  if (known) return known
  const found = objectRules.filter(
    it => appliesTo(it, resource) && (it.onlyWith?.some(key => keys.includes(key)) ?? true),
  )
  if (rulesByShape.size >= mostShapes) rulesByShape.clear()
  rulesByShape.set(shape, found)
  return found
}

/** Other groups have kinds of the same names: a rule for a kind looks at objects of the group it belongs to only. */
function appliesTo(rule: Rule, resource: Resource): boolean {
  if (rule.scope !== 'object') return false
  if (rule.kinds.includes('*')) return true
  const { kind, apiVersion } = resource
  const key = kindKey(resource)
  if (!rule.kinds.includes(key)) return false
  // What is half written is taken for the usual kind, but nobody judges it yet.
  const usual = usualGroupOf(kind)
  return key !== kind || usual === undefined || usual === groupOf(apiVersion)
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

function runDocumentRule(rule: Rule, document: AnalysedDocument): DocumentFinding[] {
  const findings: DocumentFinding[] = []
  if (rule.scope === 'document') rule.check(document, finding => findings.push({ rule, finding }))
  return findings
}

function runObjectRule(rule: Rule, resource: Resource, index: number): DocumentFinding[] {
  const findings: DocumentFinding[] = []
  if (rule.scope === 'object')
    rule.check(resource, finding => findings.push({ rule, resource: index, finding }))
  return findings
}
