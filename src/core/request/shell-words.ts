/** The words of a shell command: quotes, `$'…'`, backslashes and continued lines are read as a POSIX shell reads them. Never throws; an open quote ends with the text. */
export function shellWords(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (character === '\\' || (character === '^' && /^\r?\n/.test(text.slice(i + 1, i + 3)))) {
      const next = text.slice(i + 1, i + 3) === '\r\n' ? '\r\n' : (text[i + 1] ?? '')
      i += next.length
      if (!/^\r?\n$/.test(next)) word = (word ?? '') + next
    } else if (character === "'" || character === '"' || (character === '$' && text[i + 1] === "'")) {
      const quoted = character === '$' ? readEscaped(text, i + 2) : readQuoted(text, i + 1, character)
      word = (word ?? '') + quoted.text
      i = quoted.end
    } else word = (word ?? '') + character
  }
  if (word !== undefined) words.push(word)
  return words
}

/** A word as it can be pasted into a shell. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function readQuoted(text: string, from: number, quote: string): { text: string; end: number } {
  let read = ''
  for (let i = from; i < text.length; i++) {
    const character = text[i]!
    if (character === quote) return { text: read, end: i }
    if (character === '\\' && quote === '"' && /["\\$`\n]/.test(text[i + 1] ?? '')) {
      i++
      if (text[i] !== '\n') read += text[i]
    } else read += character
  }
  return { text: read, end: text.length }
}

const escapes: Readonly<Record<string, string | undefined>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }

function readEscaped(text: string, from: number): { text: string; end: number } {
  let read = ''
  for (let i = from; i < text.length; i++) {
    const character = text[i]!
    if (character === "'") return { text: read, end: i }
    if (character !== '\\') {
      read += character
      continue
    }
    const code = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(text.slice(i + 1, i + 6))
    if (code) {
      read += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16))
      i += code[0].length
    } else {
      const next = text[++i] ?? ''
      read += escapes[next] ?? next
    }
  }
  return { text: read, end: text.length }
}
