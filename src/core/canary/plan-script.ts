import { formatPath } from '../yaml/path.ts'
import { patchFileCommand } from './patch-command.ts'
import type { NamedStep, PlanContent } from './plan-content.ts'

/** A shell script that makes a step of a plan in the cluster, with the list of the steps at its head. */
export function planScript({ resource, split, canary }: PlanContent, steps: readonly NamedStep[]): string {
  const names = split.destinations.map(it => it.name)
  const head = [
    `Canary of ${names[canary]} in ${resource.kind} ${resource.name}, ${formatPath(split.rule.path)}`,
    '',
    ...tableOf([['step', '', ...names], ...steps.map(it => [it.id, it.share, ...it.weights.map(String)])]),
    '',
    'Apply a step to the current cluster: sh canary.sh STEP',
    'A step first tests that the rule still has the destinations it was planned with. If not, it writes nothing.',
    'Next to each patch are the whole document and a diff against the planned file, for a repository.',
  ]
  const cases = steps.map(it => `  ${it.id}) ${patchFileCommand(resource, `${it.stem}.patch.json`)} ;;`)
  const ids = steps.map(it => it.id).join(', ')
  return [
    '#!/bin/sh',
    ...head.map(it => `# ${oneLine(it)}`.trimEnd()),
    'set -eu',
    'cd -- "$(dirname -- "$0")"',
    'case "${1-}" in',
    ...cases,
    `  *) echo 'Which step? One of ${ids}' >&2; exit 2 ;;`,
    'esac',
    '',
  ].join('\n')
}

/** Names come from a file: what could end a comment is left out. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
}

/** Columns under each other, numbers to the right. */
function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(it => it[column]!.length)))
  return rows.map(row => {
    const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
    return `  ${cells.join('  ')}`
  })
}
