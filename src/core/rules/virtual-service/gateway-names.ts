import { type GatewayNameFinding, gatewayNameFindings } from '../../syntax/hosts/gateway-name.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { shopRoutes } from './good-examples.ts'
import { httpMatches, l4Matches } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

interface NameList {
  readonly names: readonly string[]
  readonly path: Path
  /** Whether Istio drops what it warns of in this list. */
  readonly losesWarnings: boolean
}

/** A rule about the names of gateways, in `gateways` and in every match. */
export function gatewayNameRule(rule: {
  readonly id: string
  readonly kind: GatewayNameFinding['kind']
  readonly severity?: 'warning'
  readonly title: string
  readonly why: string
  readonly message: (name: string) => string
  readonly better?: (name: string, finding: GatewayNameFinding) => string | undefined
  readonly bad: { readonly yaml: string; readonly fixed?: string }
}) {
  const { id, kind, severity = 'error', title, why, message, better, bad } = rule
  return virtualServiceRule({
    id,
    severity,
    title,
    source: { istio: 'pkg/config/validation: validateGatewayNames' },
    why,
    onlyWith: ['gateways'],
    check({ spec }, report) {
      for (const { names, path, losesWarnings } of nameLists(spec))
        for (const finding of gatewayNameFindings(names)) {
          if (finding.kind !== kind) continue
          const name = names[finding.index] ?? ''
          const at = [...path, finding.index]
          const instead = better?.(name, finding)
          const found: Finding = {
            path: at,
            message: message(name),
            ...(instead && { fix: fixOf(`Write ${instead}`, set(at, instead)) }),
          }
          const isLost = kind === 'unchecked' || (severity === 'warning' && losesWarnings)
          report(isLost ? { ...found, lost: true } : found)
        }
    },
    examples: { bad: [bad], good: [shopRoutes] },
  })
}

function nameLists(spec: VirtualServiceSpec): NameList[] {
  return [
    { names: spec.gateways, path: ['spec', 'gateways'], losesWarnings: false },
    ...httpMatches(spec).map(it => ({
      names: it.value.gateways,
      path: [...it.path, 'gateways'],
      losesWarnings: true,
    })),
    ...l4Matches(spec).map(it => ({
      names: it.value.gateways,
      path: [...it.path, 'gateways'],
      losesWarnings: it.path[1] === 'tcp',
    })),
  ]
}
