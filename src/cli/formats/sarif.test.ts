import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { sarifFormat } from './sarif.ts'

describe('SARIF that GitHub takes', () => {
  it('holds 25,000 problems at most, the most severe, in their order, and says how many are left out', () => {
    const { results, invocations } = runOf(
      Array.from({ length: 30_000 }, (_, i) =>
        problem(i, i % 30 === 29 ? 'error' : i % 2 ? 'warning' : 'info'),
      ),
    )
    expect(results).toHaveLength(25_000)
    // Of a result GitHub takes a thousand places.
    expect(results.filter(it => it.locations.length !== 1)).toEqual([])
    expect(results.filter(it => it.level === 'error')).toHaveLength(1000)
    expect(results.filter(it => it.level === 'warning')).toHaveLength(14_000)
    const lines = results.map(it => it.locations[0]!.physicalLocation.region.startLine)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    expect(invocations?.[0]?.toolExecutionNotifications[0]?.message.text).toContain('5000 of 30000 problems')
  })

  it('stays under 10 MB', () => {
    const long = Array.from({ length: 12_000 }, (_, i) => ({
      ...problem(i, i < 11_000 ? 'info' : 'error'),
      message: `ü${'x'.repeat(990)}`,
    }))
    const text = sarifFormat({ files: [], diagnostics: long, unchecked: 0, rule: () => undefined })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000_000)
    const { results } = JSON.parse(text).runs[0] as Run
    expect(results.length).toBeGreaterThan(4000)
    expect(results.filter(it => it.level === 'error')).toHaveLength(1000)
  })

  it('is whole, and says nothing of limits, where there are few', () => {
    const { results, invocations } = runOf([problem(0, 'info')])
    expect(results).toHaveLength(1)
    expect(invocations).toBeUndefined()
  })
})

interface Run {
  readonly results: readonly {
    readonly level: string
    readonly locations: readonly {
      readonly physicalLocation: { readonly region: { readonly startLine: number } }
    }[]
  }[]
  readonly invocations?: readonly {
    readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[]
  }[]
}

function runOf(diagnostics: readonly Diagnostic[]): Run {
  return JSON.parse(sarifFormat({ files: [], diagnostics, unchecked: 0, rule: () => undefined })).runs[0]
}

function problem(index: number, severity: Diagnostic['severity']): Diagnostic {
  return {
    id: `${index}`,
    rule: 'gateway/port-number',
    layer: 'webhook',
    severity,
    message: 'The port is no number.',
    file: 'shop.yaml',
    from: index,
    to: index + 1,
    line: index + 1,
    column: 1,
    path: [],
    fixes: [],
  }
}
