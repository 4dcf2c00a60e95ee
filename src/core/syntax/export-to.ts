import { isLabel } from './label.ts'

/** What Istio finds in an `exportTo` list. Without an index it is about the list. */
export interface ExportToFinding {
  readonly kind:
    | 'duplicate'
    | 'format'
    | 'public-mixed'
    | 'none-mixed'
    | 'selector-beyond'
    | 'selector-multiple'
  readonly index: number
}

/**
 * What is wrong with a list of namespaces an object is exported to. `.` is the object's own namespace; `~` is taken
 * only where `allowNone` says so; an object that selects workloads may be exported to its own namespace alone.
 */
export function exportToFindings(
  exportTo: readonly string[],
  object: { readonly namespace: string; readonly allowNone?: boolean; readonly selectsWorkloads?: boolean },
): ExportToFinding[] {
  const findings: ExportToFinding[] = []
  const accepted = new Set<string>()
  for (const [index, entry] of exportTo.entries()) {
    const name = entry === '.' ? object.namespace : entry
    if (accepted.has(name)) findings.push({ kind: 'duplicate', index })
    else if (name === '*' || (name === '~' && object.allowNone) || isLabel(name)) accepted.add(name)
    else findings.push({ kind: 'format', index })
  }
  if (object.selectsWorkloads && accepted.size > 0) {
    const other = exportTo.findIndex(it => it !== '.' && it !== object.namespace)
    if (!accepted.has(object.namespace)) findings.push({ kind: 'selector-beyond', index: 0 })
    else if (accepted.size > 1) findings.push({ kind: 'selector-multiple', index: other })
  }
  if (accepted.has('*') && exportTo.length > 1)
    findings.push({ kind: 'public-mixed', index: exportTo.indexOf('*') })
  if (accepted.has('~') && exportTo.length > 1)
    findings.push({ kind: 'none-mixed', index: exportTo.indexOf('~') })
  return findings
}
