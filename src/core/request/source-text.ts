/** A workload of the mesh as a person writes it. */
export interface SourceText {
  readonly namespace: string
  readonly labels: ReadonlyMap<string, string>
}

/** The workload that a text names: a namespace, and labels as `key=value` with blanks or commas between. Undefined for anything else. */
export function readSourceText(text: string): SourceText | undefined {
  const [namespace = '', ...rest] = text.trim().split(/[\s,]+/)
  if (!/^[^\s=/:]{1,253}$/.test(namespace)) return undefined
  const labels = new Map<string, string>()
  for (const it of rest.filter(Boolean)) {
    const equals = it.indexOf('=')
    if (equals <= 0) return undefined
    labels.set(it.slice(0, equals), it.slice(equals + 1))
  }
  return { namespace, labels }
}
