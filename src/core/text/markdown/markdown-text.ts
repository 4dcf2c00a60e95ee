import { visibleText } from '../visible/visible-text.ts'

/** Text in Markdown as it is written, in one line: nothing in it is markup. */
export function markdownText(text: string): string {
  return visibleText(text)
    .replaceAll(/[\\|*_`<>[\]&~#]/g, it => `\\${it}`)
    .replaceAll(/\s+/g, ' ')
}

/** Text as a block of code, whatever is in it. `language` names its syntax. */
export function markdownBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(it => it.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}${fence}\n`
}
