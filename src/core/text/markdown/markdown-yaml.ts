/** Whether a file is Markdown, by its name. */
export function isMarkdownName(path: string): boolean {
  return /\.(md|markdown)$/i.test(path)
}

/**
 * The blocks of YAML or JSON in a Markdown text, each as a file named after the text: `guide-1.yaml`, `guide-2.yaml`. A block
 * begins with a fence that names its language, as CommonMark has it; in a list or a quote its indentation or `>` is taken away.
 */
export function yamlInMarkdown(
  name: string,
  text: string,
): { readonly name: string; readonly text: string }[] {
  const stem = name.replace(/\.[^./]*$/, '')
  return blocksOf(text).map(({ language, lines }, at) => ({
    name: `${stem}-${at + 1}.${language === 'json' ? 'json' : 'yaml'}`,
    text: lines.map(it => `${it}\n`).join(''),
  }))
}

interface Block {
  readonly language: string
  readonly lines: readonly string[]
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open:
    | { readonly fence: string; readonly before: string; readonly language: string; lines: string[] }
    | undefined
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (!open) {
      const [, before, fence, language] = opening.exec(line) ?? []
      if (fence) open = { fence, before: before ?? '', language: (language ?? '').toLowerCase(), lines: [] }
      continue
    }
    const inside = withoutMargin(line, open.before)
    if (isClosing(inside, open.fence)) {
      if (languages.has(open.language)) blocks.push({ language: open.language, lines: open.lines })
      open = undefined
    } else open.lines.push(inside)
  }
  // A fence that nothing closes reaches to the end of the text.
  if (open && languages.has(open.language)) {
    while (open.lines.at(-1) === '') open.lines.pop()
    blocks.push({ language: open.language, lines: open.lines })
  }
  return blocks
}

const languages = new Set(['yaml', 'yml', 'json'])

/** What stands before a fence (blanks, marks of quotes and items), the fence, and the first word behind it. */
const opening =
  /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*)(`{3,}(?=[^`]*$)|~{3,})[ \t]*(?:\{\.?)?([\w+-]*)/

/** The line without as much of its margin as the fence has. */
function withoutMargin(line: string, before: string): string {
  let at = 0
  for (const mark of before) {
    const here = line[at]
    if (here === mark || here === ' ' || (mark === ' ' && here === '\t')) at++
    else if (mark === '>') break
  }
  return line.slice(at)
}

function isClosing(line: string, fence: string): boolean {
  const trimmed = line.trim()
  return trimmed.length >= fence.length && [...trimmed].every(it => it === fence[0])
}
