// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chooseTheme } from './theme.ts'

it('gives the bar of an installed page the colour of the theme that is chosen', () => {
  const page = readFileSync('index.html', 'utf8')
  const colors = [
    ...page.matchAll(/name="theme-color" content="([^"]+)" media="\(prefers-color-scheme: (\w+)\)"/g),
  ]
  expect(colors.map(it => it[2])).toEqual(['light', 'dark'])
  document.head.innerHTML = colors.map(it => `<meta name="theme-color" content="${it[1]}">`).join('')
  const shown = () => [...document.querySelectorAll('meta')].map(it => it.content)
  for (const [, color, theme] of colors) {
    chooseTheme(theme as 'light' | 'dark')
    expect(shown(), theme).toEqual([color, color])
  }
})
