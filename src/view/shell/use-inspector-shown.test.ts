import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import type { LastChange, Selection } from '../../workspace/workspace.ts'
import { isTypedAway } from './use-inspector-shown.ts'

const selection: Selection = { type: 'node', node: 'a' }
const before = analysed()
const after = analysed()

describe('the inspector without a selection', () => {
  it('keeps its room when the text under the selection is being written', () => {
    expect(isTypedAway(state(after, 'type'), state(before, 'type', selection))).toBe(true)
  })

  it('gives its room back when the selection is cleared, whatever was done last', () => {
    expect(isTypedAway(state(before, 'type'), state(before, 'type', selection))).toBe(false)
  })

  it.each(['apply', 'undo', 'redo', 'load'] as const)('gives its room back after %s', by => {
    expect(isTypedAway(state(after, by), state(before, by, selection))).toBe(false)
  })

  it('takes none where nothing was selected', () => {
    expect(isTypedAway(state(after, 'type'), state(before, 'type'))).toBe(false)
  })
})

function analysed(): Analysis {
  return {} as Analysis
}

function state(analysis: Analysis, by: LastChange['by'], selected?: Selection) {
  return { analysis, selection: selected, lastChange: { revision: 1, by, changes: [] } }
}
