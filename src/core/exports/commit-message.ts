import type { ChangedResource } from '../questions/changed-resources.ts'
import { pluralOf } from '../text/plural-of.ts'
import type { ChangeReport } from './change-report.ts'
import { oneLine } from './one-line.ts'

/** What git shows of a subject in one line of most tools. */
const subjectLimit = 72

const mostListed = 20

/** `Change VirtualService cart`: what a change does, in 72 characters at most. */
export function commitSubject({ resources, files }: Pick<ChangeReport, 'resources' | 'files'>): string {
  const subjects =
    resources.length > 0
      ? [groupWords(resources, 'name'), groupWords(resources, 'kind'), `Change ${resources.length} resources`]
      : [
          `Change ${files.map(it => (it.after ?? it.before).name).join(', ')}`,
          files.length === 1 ? 'Change one file' : `Change ${files.length} files`,
        ]
  return oneLine(subjects.find(it => it.length <= subjectLimit) ?? subjects.at(-1)!)
}

/** A commit message: the subject, the resources, and what changes for requests. No line but a long name is over 72 characters. */
export function commitMessage(report: ChangeReport): string {
  const { resources, routing } = report
  const listed = resources.slice(0, mostListed).map(it => `- ${actionWords[it.change]} ${resourceWords(it)}`)
  const sentences = routing.changes.slice(0, mostListed).map(it => `- ${it.sentence}`)
  const parts = [
    [commitSubject(report)],
    resources.length > 1 ? withRest(listed, resources.length) : [],
    resources.length > 0
      ? sentences.length > 0
        ? ['Requests:', ...withRest(sentences, routing.changes.length)]
        : [noRoutingChange(routing)]
      : ['Comments and layout only: no resource changes.'],
  ]
  return parts
    .filter(it => it.length > 0)
    .map(part => `${part.map(it => wrapped(oneLine(it))).join('\n')}\n`)
    .join('\n')
}

export function noRoutingChange({ limits }: ChangeReport['routing']): string {
  return limits.length > 0 ? 'No routing change was found.' : 'Routing does not change.'
}

const actionWords = { added: 'Add', changed: 'Change', removed: 'Remove' } as const

/** `VirtualService cart in shop`. */
export function resourceWords({ kind, name, namespace }: ChangedResource): string {
  return `${kind} ${name || '(no name)'}${namespace ? ` in ${namespace}` : ''}`
}

/** `Add Gateway public, change VirtualService cart`, or by kind: `Add 2 Gateways, change 3 VirtualServices`. */
function groupWords(resources: readonly ChangedResource[], by: 'name' | 'kind'): string {
  const groups = new Map<string, ChangedResource[]>()
  for (const it of resources) {
    const key = `${it.change} ${it.kind}`
    groups.set(key, [...(groups.get(key) ?? []), it])
  }
  const words = [...groups.values()].map(group => {
    const { change, kind } = group[0]!
    const names = group.map(it => it.name || '(no name)').join(', ')
    const what =
      by === 'name' || group.length === 1 ? `${kind} ${names}` : `${group.length} ${pluralOf(kind)}`
    return `${actionWords[change].toLowerCase()} ${what}`
  })
  const all = words.join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

function withRest(lines: readonly string[], all: number): string[] {
  return all > lines.length ? [...lines, `- and ${all - lines.length} more`] : [...lines]
}

/** A list item's further lines stand under its first word. */
function wrapped(line: string): string {
  const indent = line.startsWith('- ') ? '  ' : ''
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!
    if (last.trim() === '') lines[lines.length - 1] = last + word
    else if (last.length + 1 + word.length <= subjectLimit) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(indent + word)
  }
  return lines.join('\n')
}
