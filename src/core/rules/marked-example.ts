export interface ExampleLine {
  /** The pieces of the line, in order. */
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[]
}

/** An example's lines; a comment line of carets is left out and marks the columns of the line above it instead. */
export function markExample(yaml: string): ExampleLine[] {
  const lines: ExampleLine[] = []
  for (const line of yaml.replace(/^\n/, '').trimEnd().split('\n')) {
    const above = lines.at(-1)
    if (above && /^#[ ^]*\^[ ^]*$/.test(line)) lines[lines.length - 1] = mark(textOf(above), line)
    else lines.push({ pieces: [{ text: line, marked: false }] })
  }
  return lines
}

function mark(text: string, carets: string): ExampleLine {
  const pieces: { text: string; marked: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const marked = carets[i] === '^'
    const last = pieces.at(-1)
    if (last?.marked === marked) last.text += text[i]
    else pieces.push({ text: text[i]!, marked })
  }
  return { pieces }
}

function textOf({ pieces }: ExampleLine): string {
  return pieces.map(it => it.text).join('')
}
