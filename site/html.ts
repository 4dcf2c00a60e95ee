/** Text that is HTML already. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

type Value = string | number | Markup | undefined | false | readonly Value[]

/** HTML from a template: what is put in is escaped, unless it is `Markup`; nothing where it is undefined or false. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, i) => (i === 0 ? part : written(values[i - 1]) + part)).join(''))
}

/** Text with backticks around code, as rules and labs write it. */
export function withCode(text: string): Markup {
  const pieces = text.split(/(`[^`]+`)/)
  return html`${pieces.map((it, i) => (i % 2 === 1 ? html`<code>${it.slice(1, -1)}</code>` : it))}`
}

/** Paragraphs parted by empty lines, with backticks around code. */
export function paragraphs(text: string): Markup {
  const all = text.trim().split(/\n\s*\n/)
  return html`${all.map(it => html`<p>${withCode(it.replace(/\s+/g, ' '))}</p>\n`)}`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, it => `&#${it.charCodeAt(0)};`)
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(written).join('')
  return escaped(String(value))
}
