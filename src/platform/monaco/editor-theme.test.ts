import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { semanticTokenTypes } from '../../core/language-service/semantic-tokens.ts'
import { valueStyles } from './editor-theme.ts'

const css = readFileSync('src/view/ui/tokens.css', 'utf8')

/** The colours of a property, in the light theme and in the dark one. */
function colorsOf(property: string): string[] {
  return [...css.matchAll(new RegExp(`--${property}: (#[0-9a-f]{6});`, 'g'))].map(it => it[1]!)
}

/** The contrast of two colours, as WCAG has it. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('the styles of values', () => {
  it('are there for each kind of value, and differ by more than colour', () => {
    expect(valueStyles.map(it => it.token)).toEqual([...semanticTokenTypes])
    expect(new Set(valueStyles.map(it => it.fontStyle)).size).toBe(valueStyles.length)
  })

  it.each(valueStyles.map(it => it.color))('have enough contrast in both themes: %s', color => {
    const shown = colorsOf(color)
    for (const surface of ['surface', 'surface-sunken']) {
      const behind = colorsOf(surface)
      expect([shown.length, behind.length]).toEqual([2, 2])
      for (const [i, it] of shown.entries()) expect(contrast(it, behind[i]!)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
