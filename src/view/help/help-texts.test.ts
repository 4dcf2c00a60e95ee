import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type HelpText, helpTexts } from './help-texts.ts'

const view = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(view, { recursive: true, encoding: 'utf8' })
  .filter(it => /\.tsx?$/.test(it) && !/\.test\.|ui\/gallery\/|help\//.test(it))
  .map(file => ({ file, text: readFileSync(join(view, file), 'utf8') }))

/** They ask one question that says what it is about, or are themselves a help. */
const plainDialogs = [
  'about/AboutDialog.tsx',
  'commands/SearchDialog.tsx',
  'commands/ShortcutsDialog.tsx',
  'files/UrlDialog.tsx',
  'problems/FixQuestionDialog.tsx',
  'report/ReportDialog.tsx',
  'saving/NotSavedDialog.tsx',
  'saving/ReplaceDialog.tsx',
  'share/OpenSharedDialog.tsx',
  'welcome/PasteDialog.tsx',
]

describe('the help of the panes', () => {
  it.each(Object.keys(helpTexts))('stands where it is about something: %s', topic => {
    const used = new RegExp(`(topic=|help: |[?:(] )["']${topic}["']`)
    expect(sources.filter(it => used.test(it.text)).map(it => it.file)).not.toEqual([])
  })

  it('is short and plain', () => {
    for (const { title, lines } of Object.values(helpTexts)) {
      const words = lines.join(' ').split(' ').length
      expect(words, title).toBeLessThan(80)
      expect(
        lines.every(it => it.endsWith('.')),
        title,
      ).toBe(true)
    }
  })

  it('speaks of no keys and no right click where there is a finger', () => {
    for (const text of Object.values<HelpText>(helpTexts)) {
      const shown = (text.touch ?? text.lines).join(' ')
      expect(shown, text.title).not.toMatch(
        /right click|\b[Cc]lick\b|[Dd]rag|Enter\b|arrow keys|Ctrl|[Hh]over|[Pp]oint at/,
      )
    }
  })

  it('is there in every dialog that is more than a question', () => {
    const without = sources
      .filter(it => /<Dialog\s/.test(it.text) && !it.text.includes('<HelpButton'))
      .map(it => it.file)
      .filter(it => !plainDialogs.includes(it))
    expect(without).toEqual([])
  })
})
