import type { YamlFault } from './source-document.ts'

const helmWords =
  'if|else|end|range|with|define|template|include|block|tpl|toYaml|printf|required|default|fail'
const action = new RegExp(
  String.raw`^([^'"#\r\n]*)\{\{(?:(-?\s*(?:[.$/"(\x60]|(?:${helmWords})\b))|\s*[\w.]+\s*\}\})[^\r\n]*`,
  'm',
)

/** Says of a text that cannot be read that it is a template, where an action of one stands outside of quotes. */
export function templateFault(text: string): YamlFault | undefined {
  if (!text.includes('{{')) return undefined
  const match = action.exec(text)
  if (!match) return undefined
  const from = match.index + match[1]!.length
  const close = text.indexOf('}}', from)
  const to = close < 0 || close > match.index + match[0].length ? match.index + match[0].length : close + 2
  const message = match[2]
    ? 'This is a Helm template: render it first (`helm template`).'
    : 'This is a template: fill it in first.'
  return { code: 'template', severity: 'error', from, to, message }
}
