import { readCarets, usualVersion } from './check-rule.ts'

/** An example of a rule as a file: without its caret lines, and with the `apiVersion`s that examples leave out. */
export function exampleText(example: string): string {
  return readCarets(example)
    .text.split(/^---\n/m)
    .map(withVersion)
    .join('---\n')
}

function withVersion(document: string): string {
  if (/^["']?apiVersion["']?:/m.test(document)) return document
  return document.replace(
    /^kind: *["']?(\w+)["']? *$/m,
    (line, kind: string) => `apiVersion: ${usualVersion(kind)}\n${line}`,
  )
}
