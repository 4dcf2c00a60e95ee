import { isLabel } from '../label.ts'
import { fqdnFault } from './host-name.ts'

/** What Istio finds in a list of gateway names. */
export interface GatewayNameFinding {
  readonly index: number
  readonly kind: 'legacy' | 'fqdn' | 'empty-part' | 'namespace' | 'name' | 'unchecked'
  /** The `namespace/name` that a legacy name stands for. */
  readonly modern?: string
}

/**
 * What is wrong with the names of gateways in a list, in its order. Istio stops at the first name without a slash;
 * what is wrong behind it is `unchecked`.
 */
export function gatewayNameFindings(names: readonly string[]): GatewayNameFinding[] {
  const findings: GatewayNameFinding[] = []
  for (const [index, name] of names.entries()) {
    const slash = name.indexOf('/')
    if (slash < 0) {
      const [first = '', second = ''] = name.split('.')
      if (name.includes('.')) findings.push({ index, kind: 'legacy', modern: `${second}/${first}` })
      if (fqdnFault(name)) findings.push({ index, kind: 'fqdn' })
      return [...findings, ...unchecked(names, index + 1)]
    }
    findings.push(...slashedFindings(name.slice(0, slash), name.slice(slash + 1), index))
  }
  return findings
}

function slashedFindings(namespace: string, name: string, index: number): GatewayNameFinding[] {
  const findings: GatewayNameFinding[] = []
  if (namespace === '' || name === '') findings.push({ index, kind: 'empty-part' })
  if (!isLabel(namespace)) findings.push({ index, kind: 'namespace' })
  if (!isLabel(name)) findings.push({ index, kind: 'name' })
  return findings
}

function unchecked(names: readonly string[], from: number): GatewayNameFinding[] {
  return names.flatMap((name, index) => {
    if (index < from) return []
    const slash = name.indexOf('/')
    const isBad =
      slash < 0
        ? fqdnFault(name) !== undefined
        : slashedFindings(name.slice(0, slash), name.slice(slash + 1), index).length
    return isBad ? [{ index, kind: 'unchecked' as const }] : []
  })
}
