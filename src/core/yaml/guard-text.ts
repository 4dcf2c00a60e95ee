import type { YamlFault } from './source-document.ts'

/** Bounds of what is read at all; beyond them a document is refused before any parsing. */
export const limits = { textLength: 5_000_000, depth: 150 } as const

/** What makes a text unfit for parsing: its length, or characters that no YAML text may hold. */
export function guardText(text: string): YamlFault | undefined {
  if (text.length > limits.textLength) {
    const size = (text.length / 1_000_000).toFixed(1)
    const message = `This document has ${size} million characters; the limit is ${limits.textLength / 1_000_000} million.`
    return { code: 'too-large', severity: 'error', from: 0, to: firstLine(text), message }
  }
  const at = forbiddenCharacter(text)
  if (at < 0) return undefined
  const name = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  const message = `The character U+${name} is not allowed in YAML. The file may not be text.`
  return { code: 'binary', severity: 'error', from: at, to: at + 1, message }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const questionable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/

/** Offset of the first control character or lone surrogate, -1 without one. Tab, line breaks and U+0085 are allowed. */
function forbiddenCharacter(text: string): number {
  if (!questionable.test(text)) return -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 ? unit !== 0x09 && unit !== 0x0a && unit !== 0x0d : unit >= 0x7f) {
      if (unit < 0x20) return i
      if (unit < 0xa0 && unit !== 0x85) return i
      if (unit >= 0xfffe) return i
      if (unit >= 0xd800 && unit <= 0xdfff) {
        const next = text.charCodeAt(i + 1)
        if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return i
        i++
      }
    }
  }
  return -1
}

function firstLine(text: string): number {
  const end = text.indexOf('\n')
  return end < 0 ? Math.min(text.length, 200) : Math.min(end, 200)
}
