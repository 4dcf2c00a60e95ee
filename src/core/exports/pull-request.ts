import type { RoutingChange } from '../change/routing-diff.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Graph } from '../graph/graph.ts'
import { formatRequest } from '../request/parse-request.ts'
import { markdownBlock, markdownText } from '../text/markdown/markdown-text.ts'
import type { ChangeReport } from './change-report.ts'
import { commitSubject, noRoutingChange, resourceWords } from './commit-message.ts'
import { mermaidOf } from './mermaid.ts'

const mostListed = 20

/** The title and the text of a pull request, as GitHub, GitLab and Gitea read Markdown. `graph` is drawn where it is given. */
export function pullRequestText(report: ChangeReport, graph?: Graph): { title: string; body: string } {
  const sections = [
    section('What changes for requests', requestsText(report)),
    section('Resources', resourcesText(report)),
    section('Problems', problemsText(report)),
    ...(graph && graph.nodes.length > 0
      ? [section('How it is now', markdownBlock(mermaidOf(graph), 'mermaid'))]
      : []),
  ]
  return { title: commitSubject(report), body: sections.join('\n') }
}

function section(title: string, text: string): string {
  return `## ${title}\n\n${text}`
}

function requestsText({ routing, resources }: ChangeReport): string {
  const { changes, limits, refused, meshChanged } = routing
  const notes = [
    ...limits,
    ...refused,
    ...(meshChanged > 0
      ? [`TLS and TCP within the mesh are not compared; VirtualServices changed for them: ${meshChanged}.`]
      : []),
  ]
  const none =
    resources.length === 0 ? 'Comments and layout only: no resource changes.' : noRoutingChange(routing)
  return [
    ...(changes.length === 0 ? [`${none}\n`] : changes.slice(0, mostListed).map(changeText)),
    ...(changes.length > mostListed ? [`And ${changes.length - mostListed} more.\n`] : []),
    ...(notes.length > 0 ? [notes.map(it => `- ${plain(it)}\n`).join('')] : []),
  ].join('\n')
}

function changeText({ sentence, request, from, before, after }: RoutingChange): string {
  const witness = [
    formatRequest(request),
    ...(from === undefined ? [] : [`from:   ${from}`]),
    `before: ${before.end}`,
    `now:    ${after.end}`,
  ]
  return `**${plain(sentence)}**\n\n${markdownBlock(witness.join('\n'))}`
}

function resourcesText({ resources, files }: ChangeReport): string {
  const rows = resources
    .slice(0, mostListed * 5)
    .map(it => `| ${changeWords[it.change]} | ${plain(resourceWords(it))} |\n`)
  const rest = resources.length - rows.length
  const table = rows.length > 0 ? `| | |\n| --- | --- |\n${rows.join('')}` : ''
  const names = files.map(({ type, before, after }) =>
    type === 'renamed'
      ? `${before.name} renamed to ${after.name}`
      : `${(after ?? before).name}${type === 'changed' ? '' : ` ${type}`}`,
  )
  return [
    ...(table ? [table] : []),
    ...(rest > 0 ? [`And ${rest} more.\n`] : []),
    `Files: ${names.map(plain).join(', ') || 'none'}.\n`,
  ].join('\n')
}

const changeWords = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const

function problemsText({ problemsBefore, problems }: ChangeReport): string {
  const was = new Set(problemsBefore.map(it => it.id))
  const is = new Set(problems.map(it => it.id))
  const arisen = problems.filter(it => !was.has(it.id))
  const solved = problemsBefore.filter(it => !is.has(it.id))
  return [
    `| | Before | Now |\n| --- | ---: | ---: |\n${severities
      .map(
        ([severity, title]) =>
          `| ${title} | ${count(problemsBefore, severity)} | ${count(problems, severity)} |\n`,
      )
      .join('')}`,
    ...problemList('New', arisen),
    ...problemList('Solved', solved),
  ].join('\n')
}

const severities = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
] as const

function count(problems: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return problems.filter(it => it.severity === severity).length
}

function problemList(title: string, problems: readonly Diagnostic[]): string[] {
  if (problems.length === 0) return []
  const lines = problems
    .slice(0, mostListed)
    .map(it => `- ${it.severity}: ${plain(it.message)} (${plain(it.file)}:${it.line})\n`)
  const rest = problems.length > mostListed ? [`- and ${problems.length - mostListed} more\n`] : []
  return [`${title}:\n\n${[...lines, ...rest].join('')}`]
}

/** As it is written, and without calling anybody: a forge takes `@name` for a person. */
function plain(text: string): string {
  return markdownText(text).replaceAll('@', '@\u200b')
}
