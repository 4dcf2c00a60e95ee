import type { Diagnostic } from '../../core/diagnostic.ts'

export type Outside = NonNullable<Diagnostic['outside']>

/** Remarks about things of one kind that are not in the files: they say the same, many times over. */
export interface OutsideGroup {
  readonly kind: string
  /** Each thing once. */
  readonly things: readonly Outside[]
  readonly problems: readonly Diagnostic[]
}

/** The groups among some problems, and the problems that stand alone. A single remark is no group. */
export function groupOutside(diagnostics: readonly Diagnostic[]): {
  groups: OutsideGroup[]
  others: Diagnostic[]
} {
  const kinds = new Map<string, Diagnostic[]>()
  for (const it of diagnostics) {
    if (!it.outside || it.severity !== 'info') continue
    const known = kinds.get(it.outside.kind)
    if (known) known.push(it)
    else kinds.set(it.outside.kind, [it])
  }
  const groups = [...kinds]
    .filter(([, problems]) => problems.length > 1)
    .map(([kind, problems]) => ({ kind, problems, things: thingsOf(problems) }))
  const grouped = new Set(groups.flatMap(it => it.problems))
  return { groups, others: diagnostics.filter(it => !grouped.has(it)) }
}

/** `14 services are not in your files`. */
export function groupWords({ kind, things }: OutsideGroup): string {
  const noun = kind === 'Service' || kind === 'Node' ? kind.toLowerCase() : kind
  if (things.length === 1) return `The ${noun} ${things[0]!.name} is not in your files`
  const plural = noun.endsWith('ry') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${things.length} ${plural} are not in your files`
}

function thingsOf(problems: readonly Diagnostic[]): Outside[] {
  const things = new Map<string, Outside>()
  for (const { outside } of problems) if (outside) things.set(`${outside.namespace}/${outside.name}`, outside)
  return [...things.values()]
}
