import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { groupWords } from './outside-groups.ts'
import { countProblems, listProblems, type ProblemFilter, type ProblemLine } from './problem-list.ts'

function problem(file: string, from: number, severity: Diagnostic['severity'], message = ''): Diagnostic {
  return {
    id: `${file} ${from}`,
    rule: 'gateway/port-number',
    layer: 'webhook',
    severity,
    message,
    file,
    from,
    to: from + 1,
    line: 1,
    column: 1,
    path: [],
    fixes: [],
  }
}

const all = [
  problem('b.yaml', 5, 'warning', 'Port 99999 is out of range'),
  problem('a.yaml', 9, 'info', 'Not in your files'),
  problem('b.yaml', 1, 'info'),
  problem('a.yaml', 2, 'error', 'Port is missing'),
]
const files = ['b.yaml', 'a.yaml']
const everything: ProblemFilter = { text: '', hidden: [], grouping: 'file', opened: [] }

function show(filter: Partial<ProblemFilter>): string[] {
  return listProblems(all, files, { ...everything, ...filter }).map(inWords)
}

function inWords(it: ProblemLine): string {
  if (it.type === 'file') return `${it.file} (${it.count})`
  if (it.type === 'group') return groupWords(it.group)
  return `${it.problem.file}:${it.problem.from} ${it.problem.severity}`
}

describe('listProblems', () => {
  it('groups by file, in the order of the files and of the text', () => {
    expect(show({})).toEqual([
      'b.yaml (2)',
      'b.yaml:1 info',
      'b.yaml:5 warning',
      'a.yaml (2)',
      'a.yaml:2 error',
      'a.yaml:9 info',
    ])
  })

  it('puts the worst first', () => {
    expect(show({ grouping: 'severity' })).toEqual([
      'a.yaml:2 error',
      'b.yaml:5 warning',
      'b.yaml:1 info',
      'a.yaml:9 info',
    ])
  })

  it('shows what holds every word, and no severity that is hidden', () => {
    expect(show({ text: 'port GATEWAY missing' })).toEqual(['a.yaml (1)', 'a.yaml:2 error'])
    expect(show({ hidden: ['info', 'error'] })).toEqual(['b.yaml (1)', 'b.yaml:5 warning'])
  })

  it('gives every line a key of its own', () => {
    const keys = listProblems([...all, ...all], files, everything).map(it => it.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('countProblems', () => {
  it('counts by severity', () => {
    expect(countProblems(all)).toEqual({ error: 1, warning: 1, info: 2 })
  })
})

describe('remarks about what is not in the files', () => {
  const outside = (from: number, kind: string, name: string): Diagnostic => ({
    ...problem('a.yaml', from, 'info', `${name} is not in your files`),
    outside: { kind, namespace: 'shop', name },
  })
  const remarks = [
    outside(1, 'Service', 'cart'),
    outside(2, 'Service', 'web'),
    outside(3, 'Service', 'web'),
    outside(4, 'Gateway', 'public'),
    problem('a.yaml', 5, 'error'),
  ]
  const list = (filter: Partial<ProblemFilter>) =>
    listProblems(remarks, files, { ...everything, ...filter }).map(inWords)

  it('stand in one line for a kind; a single one stays where it is', () => {
    expect(list({})).toEqual([
      '2 services are not in your files',
      'a.yaml (2)',
      'a.yaml:4 info',
      'a.yaml:5 error',
    ])
  })

  it('come after what is worse', () => {
    expect(list({ grouping: 'severity' })).toEqual([
      'a.yaml:5 error',
      'a.yaml:4 info',
      '2 services are not in your files',
    ])
  })

  it('are listed one by one when they are opened or searched for', () => {
    const opened = ['2 services are not in your files', 'a.yaml:1 info', 'a.yaml:2 info', 'a.yaml:3 info']
    expect(list({ opened: ['Service'] }).slice(0, 4)).toEqual(opened)
    expect(list({ text: 'web' })).toEqual([
      'The service web is not in your files',
      'a.yaml:2 info',
      'a.yaml:3 info',
    ])
  })
})
