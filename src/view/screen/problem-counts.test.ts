import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Graph } from '../../core/graph/graph.ts'
import { countByFile, countLoose, countProblems, countsInWords, noProblems, worst } from './problem-counts.ts'

const problem = (file: string, severity: Diagnostic['severity']) => ({ file, severity }) as Diagnostic

describe('the count of problems', () => {
  it('is told in words, remarks left out', () => {
    const words = (...all: Diagnostic['severity'][]) =>
      countsInWords(countProblems(all.map(it => problem('a', it))))
    expect(words()).toBe('No problems')
    expect(words('info', 'info')).toBe('No problems')
    expect(words('error')).toBe('1 error')
    expect(words('warning', 'warning')).toBe('2 warnings')
    expect(words('error', 'info', 'warning', 'error')).toBe('2 errors · 1 warning')
  })

  it('never says that there is nothing while references are open or links without effect', () => {
    const service = { kind: 'Service', namespace: 'shop', name: 'cart' }
    const remark = (name: string) => ({ severity: 'info', outside: { ...service, name } }) as Diagnostic
    const graph = { nodes: [], edges: [{ broken: 'The hosts do not overlap' }, {}] } as unknown as Graph
    const loose = countLoose({ diagnostics: [remark('cart'), remark('cart'), remark('web')], graph })
    expect(loose).toEqual({ unresolved: 2, withoutEffect: 1 })
    expect(countsInWords(noProblems, loose)).toBe('1 without effect · 2 unresolved')
    expect(countsInWords({ error: 1, warning: 0, info: 3 }, loose)).toBe(
      '1 error · 1 without effect · 2 unresolved',
    )
  })

  it('is kept for each file, even one called like a property of objects', () => {
    const counts = countByFile([
      problem('__proto__', 'error'),
      problem('b.yaml', 'info'),
      problem('__proto__', 'error'),
    ])
    expect(counts.get('__proto__')).toEqual({ error: 2, warning: 0, info: 0 })
    expect(counts.get('b.yaml')).toEqual({ error: 0, warning: 0, info: 1 })
    expect(counts.size).toBe(2)
  })

  it('names the worst, and nothing where only remarks are left', () => {
    expect(worst(noProblems)).toBeUndefined()
    expect(worst({ error: 0, warning: 0, info: 4 })).toBeUndefined()
    expect(worst({ error: 0, warning: 3, info: 4 })).toEqual({ severity: 'warning', count: 3 })
    expect(worst({ error: 1, warning: 3, info: 0 })).toEqual({ severity: 'error', count: 1 })
  })
})
