import { kindNamed, kindOf } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import { kubernetesKindOf, kubernetesKinds } from '../../kinds/kubernetes.ts'
import type { Model } from '../../model/model.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import type { Finding, Rule } from '../define-rule.ts'
import { rules } from '../index.ts'

/** What a rule that looks across resources said of one of them. */
export interface ModelFinding {
  readonly rule: Rule
  readonly resource: Resource
  readonly finding: Finding
}

/** What the rules that look across resources say of a model, in the order of the registry. A rule that throws reports nothing. */
export function runModelRules(model: Model): readonly ModelFinding[] {
  return modelRules.flatMap(rule => {
    try {
      return runModelRule(rule, model)
    } catch {
      return []
    }
  })
}

/** What one rule says of a model. A defect in the rule is thrown. */
export function runModelRule(rule: Rule, model: Model): readonly ModelFinding[] {
  const findings: ModelFinding[] = []
  // Most workspaces have nothing of what many rules are about, and some look far before they see that.
  if (rule.scope === 'model' && rule.about?.every(it => model.ofKind(it).length === 0) !== true)
    rule.check(model, (resource, finding) => {
      if (isServed(resource)) findings.push({ rule, resource, finding })
    })
  return findings
}

/**
 * Whether a cluster knows the object's API: what has no `apiVersion`, or one that its kind is not served under, is told just
 * that, since nobody looks further at it.
 */
function isServed({ apiVersion, kind, channel }: Resource): boolean {
  const key = kindKey({ kind, apiVersion })
  const isKnown = kindNamed(key) !== undefined || kubernetesKinds.some(it => it.kind === key)
  return !isKnown || (kindOf(apiVersion, kind, channel) ?? kubernetesKindOf(apiVersion, kind)) !== undefined
}

const modelRules = rules.filter(it => it.scope === 'model')

/** Findings by the resource they are about, each list in the order of the rules. */
export function groupByResource(findings: readonly ModelFinding[]): Map<ResourceId, ModelFinding[]> {
  const groups = new Map<ResourceId, ModelFinding[]>()
  for (const it of findings) {
    const list = groups.get(it.resource.id)
    if (list) list.push(it)
    else groups.set(it.resource.id, [it])
  }
  return groups
}
