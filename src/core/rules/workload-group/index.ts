import type { Rule } from '../define-rule.ts'
import { probeCommand, probeHeader, probeMethod, probeNegative, probePort, probeScheme } from './probe.ts'
import { metadataLabels, templateRequired } from './template.ts'

/** What istiod's `ValidateWorkloadGroup` asks, in its order. */
export const rules: readonly Rule[] = [
  templateRequired,
  metadataLabels,
  probeNegative,
  probeMethod,
  probePort,
  probeScheme,
  probeHeader,
  probeCommand,
]
