import { isBreak } from '../scan/characters.ts'

/** How many UTF-16 units an offset lies behind the beginning of its line. To YAML 1.1 a line ends with NEL, LS and PS too. */
export function columnOf(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--
  return offset - (text[0] === '\uFEFF' && start === 0 ? Math.min(1, offset) : start)
}
