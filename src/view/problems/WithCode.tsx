import { visibleText } from '../../core/text/visible/visible-text.ts'

/** A text in which backticks mark code. */
export function WithCode({ text }: { text: string }) {
  // A backtick without its partner is just a character.
  return visibleText(text)
    .split(/(`[^`]+`)/)
    .map((it, i) => (i % 2 === 1 ? <code key={`${i} ${it}`}>{it.slice(1, -1)}</code> : it))
}
