import { visibleText } from '../text/visible/visible-text.ts'

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of SVG as text. Numbers have one decimal at most; attributes without a value are left out; children are elements. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(String(value))}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

export function rounded(value: number): number {
  // Zero has one spelling.
  return Math.round(value * 10) / 10 + 0
}

/** Text as it stands in an element or an attribute. What XML 1.0 has no character for is shown as a replacement character. */
export function escaped(text: string): string {
  return visibleText(text.replaceAll(/[\t\n\r\u0085\u2028\u2029]+/g, ' '))
    .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, it => entities[it as keyof typeof entities])
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const
