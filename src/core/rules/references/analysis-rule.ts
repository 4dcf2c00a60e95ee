import { placesWhere } from '../../data/places-where.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Finding, ModelRule, Report, Rule, RulePage } from '../define-rule.ts'
import type { AdviceSource, AnalyzerSource } from '../rule-source.ts'

type AnalysisPage = Omit<RulePage, 'layer' | 'source'> & { readonly source: AnalyzerSource }
type TranslationPage = Omit<RulePage, 'layer' | 'source'> & { readonly source: AdviceSource }

/**
 * A rule that stands for one of Istio's analyzers: it looks across resources. Findings with an analyzer's code are left
 * out for objects in the namespaces of Kubernetes itself, and marked where the object's annotation asks istioctl to leave them out.
 */
export function analysisRule(rule: AnalysisPage & Omit<ModelRule, 'scope'>): Rule {
  return {
    ...rule,
    scope: 'model',
    layer: 'analysis',
    check(model, report) {
      rule.check(model, (resource, finding) => {
        if (finding.code !== undefined && systemNamespaces.has(resource.namespace)) return
        report(resource, isSuppressed(resource, finding) ? { ...finding, suppressed: true } : finding)
      })
    },
  }
}

/** A rule about what Istio's translation does without saying so: our own advice, with nothing of Istio's to suppress it. */
export function translationRule(rule: TranslationPage & Omit<ModelRule, 'scope'>): Rule {
  return { ...rule, scope: 'model', layer: 'advice' }
}

/** A rule that looks at one resource after the other, and at others of the kinds it reads only to judge that one. */
export interface EachRule {
  /** The kind of the resources it is about. */
  readonly each: string
  /** The other kinds it looks at; `each` itself only if it looks at others of it. */
  readonly reads: readonly string[]
  /** Whether it has anything to say for these files at all. */
  readonly applies?: (model: Model) => boolean
  check(model: Model, resource: Resource, report: Report): void
}

/** Like `analysisRule`, for a rule about each resource: what it says is kept until that resource or a kind it reads changes. */
export function analysisRuleForEach(rule: AnalysisPage & EachRule): Rule {
  return analysisRule({ ...rule, ...forEach(rule) })
}

/** The same for resources of several kinds, each by itself: nothing else is looked at. */
export function analysisRuleForKinds({
  kinds,
  check,
  ...page
}: AnalysisPage & { readonly kinds: readonly string[]; readonly check: EachRule['check'] }): Rule {
  const parts = kinds.map(each => forEach({ each, reads: [], check }))
  return analysisRule({
    ...page,
    reads: kinds,
    check(model, report) {
      for (const part of parts) part.check(model, report)
    },
  })
}

/** Like `translationRule`, for a rule about each resource: what it says is kept until that resource or a kind it reads changes. */
export function translationRuleForEach(rule: TranslationPage & EachRule): Rule {
  return translationRule({ ...rule, ...forEach(rule) })
}

function forEach({ each, reads, applies, check }: EachRule): Omit<ModelRule, 'scope'> {
  const keptFindings = memoByPlace(reads, (model, resource): readonly Finding[] => {
    let findings: Finding[] | undefined
    check(model, resource, it => {
      findings ??= []
      findings.push(it)
    })
    return findings ?? none
  })
  const placesOf = placesWhere<readonly Finding[]>(it => it !== none)
  return {
    reads: [...new Set([each, ...reads])],
    about: [each],
    check(model, report) {
      if (applies && !applies(model)) return
      const resources = effective(model, each)
      const findings = keptFindings(model, resources)
      for (const i of placesOf(findings)) for (const finding of findings[i]!) report(resources[i]!, finding)
    },
  }
}

const none: readonly Finding[] = []

function isSuppressed({ value }: Resource, { code }: Finding): boolean {
  if (code === undefined) return false
  const codes = textAt(mapAt(mapAt(value, 'metadata'), 'annotations'), suppressAnnotation)
  if (codes === undefined) return false
  return codes === '*' || codes.split(',').some(it => it.trim() === code)
}

/** Lists the codes that istioctl does not report of an object, with commas between them, or `*`. */
export const suppressAnnotation = 'galley.istio.io/analyze-suppress'

const systemNamespaces = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'])
