import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Severity } from '../../core/severity.ts'
import { groupOutside, type OutsideGroup } from './outside-groups.ts'

export interface ProblemFilter {
  readonly text: string
  /** Severities that are not shown. */
  readonly hidden: readonly Severity[]
  readonly grouping: 'file' | 'severity'
  /** Whether what is muted is listed too. */
  readonly muted?: boolean
  /** Kinds whose remarks about things outside the files are listed one by one. */
  readonly opened: readonly string[]
}

/** One line of the list: a file's heading, a problem, or many remarks that say the same. */
export type ProblemLine =
  | { readonly type: 'file'; readonly key: string; readonly file: string; readonly count: number }
  | { readonly type: 'problem'; readonly key: string; readonly problem: Diagnostic }
  | { readonly type: 'group'; readonly key: string; readonly group: OutsideGroup; readonly open: boolean }

export const severities: readonly Severity[] = ['error', 'warning', 'info']

/**
 * The lines to show: by file in the order of the files and of the text, or the worst first. What is not in the files stands
 * in groups of its own, before the files or after what is worse; a text that is searched for opens them.
 */
export function listProblems(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
  filter: ProblemFilter,
): ProblemLine[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  const { groups, others: wanted } = groupOutside(
    diagnostics.filter(it => !filter.hidden.includes(it.severity) && matches(it, words)),
  )
  const place = new Map(files.map((name, i) => [name, i]))
  const inText = (a: Diagnostic, b: Diagnostic) =>
    (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || a.from - b.from || rank(a) - rank(b)

  if (filter.grouping === 'severity') {
    return [...unique(wanted.toSorted((a, b) => rank(a) - rank(b) || inText(a, b))), ...groupLines()]
  }
  const byFile = new Map<string, Diagnostic[]>()
  for (const it of wanted.toSorted(inText)) {
    const group = byFile.get(it.file)
    if (group) group.push(it)
    else byFile.set(it.file, [it])
  }
  const inFiles = [...byFile].flatMap(([file, problems]): ProblemLine[] => [
    { type: 'file', key: `file ${file}`, file, count: problems.length },
    ...unique(problems),
  ])
  return [...groupLines(), ...inFiles]

  function groupLines(): ProblemLine[] {
    return groups.flatMap(group => {
      const open = words.length > 0 || filter.opened.includes(group.kind)
      const line: ProblemLine = { type: 'group', key: `group ${group.kind}`, group, open }
      return open ? [line, ...unique(group.problems.toSorted(inText))] : [line]
    })
  }
}

/** How many there are of each severity. */
export function countProblems(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** Two problems of one rule at one place have one id; lines need a key each. */
function unique(problems: readonly Diagnostic[]): ProblemLine[] {
  const seen = new Map<string, number>()
  return problems.map(problem => {
    const times = seen.get(problem.id) ?? 0
    seen.set(problem.id, times + 1)
    return { type: 'problem', key: `${problem.file} ${problem.id} ${times}`, problem }
  })
}

function matches(problem: Diagnostic, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = [
    problem.message,
    problem.rule,
    problem.file,
    problem.resource,
    problem.code,
    problem.muted?.reason,
  ]
    .join(' ')
    .toLowerCase()
  return words.every(it => text.includes(it))
}

function rank({ severity }: Diagnostic): number {
  return severities.indexOf(severity)
}
