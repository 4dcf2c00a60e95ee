import { resolveScalar } from '../resolve-scalar.ts'

export type Quote = 'single' | 'double'

/** Where a scalar is to stand: inside `[]` or `{}` fewer characters may stay unquoted. */
export type Context = 'block' | 'flow'

/** A string on one line, plain where it reads back as the same string, else in the quotes asked for where they can hold it. */
export function writeString(text: string, context: Context, quote: Quote): string {
  return isPlainSafe(text, context) ? text : writeQuoted(text, quote)
}

/** A string in quotes; double where single ones cannot hold it. */
export function writeQuoted(text: string, quote: Quote): string {
  if (quote === 'double' || needsEscapes(text)) return doubleQuoted(text)
  return `'${text.replaceAll("'", "''")}'`
}

/** A boolean, null or number. What JSON has no number for becomes null. */
export function writePlain(value: boolean | number | null): string {
  if (typeof value !== 'number') return String(value)
  return Number.isFinite(value) ? String(value) : 'null'
}

/** The lines of a literal block for a text of several lines, with its header; undefined where it needs quotes. */
export function literalBlock(text: string): { header: string; lines: string[] } | undefined {
  const body = text.replace(/\n+$/, '')
  const end = text.length - body.length
  if (!body.includes('\n') && end === 0) return undefined
  if (body === '' || /^[ \t\n]/.test(body) || /[ \t](?:\n|$)/.test(body)) return undefined
  if (needsEscapes(body.replaceAll('\n', '')) || body.includes('\t')) return undefined
  const lines = [...body.split('\n'), ...Array<string>(Math.max(end - 1, 0)).fill('')]
  return { header: end === 0 ? '|-' : end === 1 ? '|' : '|+', lines }
}

/**
 * Whether a string without quotes is read back as that string by YAML 1.1 and 1.2 readers alike, Kubernetes' first.
 */
export function isPlainSafe(text: string, context: Context): boolean {
  if (text === '' || text !== text.trim() || text.length > 1000) return false
  if (resolveScalar(text).type !== 'string' || otherMeaning(text)) return false
  if (/^[,[\]{}#&*!|>'"%@`=<]|^[-?:](?:\s|$)|^(?:---|\.\.\.)/.test(text)) return false
  if (/:(?:\s|$)|\s#/.test(text) || /[\t\n]/.test(text) || needsEscapes(text)) return false
  return context === 'block' || !/[,[\]{}?:]/.test(text)
}

/** Timestamps and numbers to base 60, which Kubernetes reads as strings and others do not, and lone exponents. */
function otherMeaning(text: string): boolean {
  return (
    /^\d{4}-\d\d?-\d\d?(?:[Tt\s]|$)/.test(text) ||
    /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text) ||
    /^[-+]?(?:0o[0-7_]+|[\d_.]+(?:[eE][-+]?\d+)?)$/.test(text)
  )
}

function needsEscapes(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x20 ? code !== 0x09 : code >= 0x7f && code < 0xa0) return true
    if (code === 0x2028 || code === 0x2029 || code === 0xfeff || (code >= 0xd800 && code <= 0xdfff))
      return true
    if (code === 0xfffe || code === 0xffff) return true
  }
  return false
}

function doubleQuoted(text: string): string {
  let result = ''
  for (const character of text) {
    const known = escapes[character]
    if (known !== undefined) result += known
    else if (needsEscapes(character)) result += `\\u${hex(character.codePointAt(0)!)}`
    else result += character
  }
  return `"${result}"`
}

const escapes: { readonly [character: string]: string } = Object.assign(Object.create(null), {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
})

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
