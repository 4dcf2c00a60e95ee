/** A document's text without what stands between documents: its mark, directives, `---` and `...`; with a last line break. */
export function bareDocument(text: string): string {
  const own = text
    .replace(/^\ufeff/, '')
    .replace(marker, (_all, before: string) => before.replace(/^%[^\n]*\n/gm, ''))
    .replace(/^---[ \t]+(?=#)/, '')
    .replace(/(?:^|\n)\.\.\.[ \t\r\n]*$/, '\n')
  return own.endsWith('\n') ? own : `${own}\n`
}

/** Comments and directives before a `---` that has nothing behind it. */
const marker = /^((?:[ \t]*(?:[#%][^\n]*)?\r?\n)*)---[ \t]*\r?\n/
