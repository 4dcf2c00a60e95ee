import type { YamlFault } from '../../yaml/source-document.ts'
import type { Rule, RulePage } from '../define-rule.ts'

/** A rule that passes on what the reader of YAML found; the words are the reader's. */
export function faultRule(page: Omit<RulePage, 'layer'>, applies: (fault: YamlFault) => boolean): Rule {
  return {
    ...page,
    layer: 'yaml',
    scope: 'document',
    check({ document }, report) {
      for (const fault of document.faults) {
        if (!applies(fault)) continue
        const { from, to, path = [], message } = fault
        report({ path, range: { from, to }, message })
      }
    },
  }
}
