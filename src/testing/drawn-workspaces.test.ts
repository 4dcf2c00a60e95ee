import { describe, expect, it } from 'vitest'
import { analyze } from '../core/analyze.ts'
import { defaultSettings } from '../core/settings.ts'
import { drawnWorkspaces, manyRules } from './drawn-workspaces.ts'

describe('workspaces that are hard to draw', () => {
  for (const [name, make] of Object.entries(drawnWorkspaces))
    it.each([8, 40])(`${name}: %i resources, without an error or a warning`, count => {
      const { resources, diagnostics } = analyze(make(count), defaultSettings)
      expect(resources).toHaveLength(count)
      expect(diagnostics.filter(it => it.severity !== 'info')).toEqual([])
    })

  it('one host with as many rules as asked for', () => {
    const { graph, diagnostics } = analyze(manyRules(60), defaultSettings)
    expect(
      graph.nodes.flatMap(it => (it.type === 'virtualService' && !it.ghost ? it.rows : [])),
    ).toHaveLength(60)
    expect(diagnostics.filter(it => it.severity !== 'info')).toEqual([])
  })
})
