import { mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Finding, ModelRule, Rule, RulePage } from '../define-rule.ts'

/**
 * A rule that stands for one of Istio's analyzers: it looks across resources. Findings with an analyzer's code are left
 * out where the object's annotation asks for it, and for objects in the namespaces of Kubernetes itself.
 */
export function analysisRule(rule: Omit<RulePage, 'layer'> & Omit<ModelRule, 'scope'>): Rule {
  return {
    ...rule,
    scope: 'model',
    layer: 'analysis',
    check(model, report) {
      rule.check(model, (resource, finding) => {
        if (!isSuppressed(resource, finding)) report(resource, finding)
      })
    },
  }
}

/** A rule about what Istio's translation does without saying so: our own advice, with nothing of Istio's to suppress it. */
export function translationRule(rule: Omit<RulePage, 'layer'> & Omit<ModelRule, 'scope'>): Rule {
  return { ...rule, scope: 'model', layer: 'advice' }
}

function isSuppressed({ value, namespace }: Resource, { code }: Finding): boolean {
  if (code === undefined) return false
  if (systemNamespaces.has(namespace)) return true
  const codes = textAt(mapAt(mapAt(value, 'metadata'), 'annotations'), 'galley.istio.io/analyze-suppress')
  if (codes === undefined) return false
  return codes === '*' || codes.split(',').some(it => it.trim() === code)
}

const systemNamespaces = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'])
