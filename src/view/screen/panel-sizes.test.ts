// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { forgetPanelSizes, panelSizes } from './panel-sizes.ts'

describe('the kept sizes of the panes', () => {
  afterEach(() => localStorage.clear())

  it('come back as they were kept', () => {
    panelSizes.setItem('a', '{"canvas":70.5,"drawer":29.5}')
    expect(panelSizes.getItem('a')).toBe('{"canvas":70.5,"drawer":29.5}')
    expect(panelSizes.getItem('b')).toBeNull()
  })

  it.each(['', '{', 'null', '[]', '[40,60]', '"x"', '{"canvas":"40"}', '{"canvas":-1}', '{"canvas":1e999}'])(
    'are not handed on when they are no sizes: %s',
    text => {
      localStorage.setItem('a', text)
      expect(panelSizes.getItem('a')).toBeNull()
    },
  )

  it('are forgotten together, and nothing else with them', () => {
    panelSizes.setItem('react-resizable-panels:drawbridge.columns:centre', '{"centre":100}')
    localStorage.setItem('drawbridge.theme', 'dark')
    forgetPanelSizes()
    expect({ ...localStorage }).toEqual({ 'drawbridge.theme': 'dark' })
  })
})
