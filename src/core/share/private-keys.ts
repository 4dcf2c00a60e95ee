import type { TextEdit } from '../text/text-edit.ts'
import { redacted } from './secret-kind.ts'

const beginning = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
const ending = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g

/** What lies between the lines that begin and end private keys in PEM; certificates and public keys are no secrets. */
export function privateKeysIn(text: string): TextEdit[] {
  const edits: TextEdit[] = []
  for (const begun of text.matchAll(beginning)) {
    const start = begun.index + begun[0].length
    if (start < (edits.at(-1)?.to ?? 0)) continue
    ending.lastIndex = start
    const end = ending.exec(text)?.index ?? start + lettersAt(text, start)
    const body = text.slice(start, end)
    const inner = body.replace(/^(?:\\[nr]|\s)+/, '')
    const from = end - inner.length
    const to = from + inner.replace(/(?:\\[nr]|\s){1,200}$/, '').length
    if (to > from && text.slice(from, to) !== redacted) edits.push({ from, to, insert: redacted })
  }
  return edits
}

/** How much of a key whose end is missing there is: letters of base64 with line ends. */
function lettersAt(text: string, start: number): number {
  const rest = /^(?:[A-Za-z0-9+/=\s]|\\[nr])*/.exec(text.slice(start, start + 20_000))?.[0] ?? ''
  // The last word of it may be the next key of the YAML.
  return rest.replace(/\s+\S{0,40}$/, '').length
}
