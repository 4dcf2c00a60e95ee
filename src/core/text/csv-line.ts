import { visibleText } from './visible/visible-text.ts'

/**
 * Cells as a line of CSV, every one quoted as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe, which keeps it a text.
 */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map(visibleText)
    .map(it => `"${(isFormula(it) ? `'${it}` : it).replaceAll('"', '""')}"`)
    .join(',')
}

/** The signs that OWASP's notes on CSV injection name, full-width ones too. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text)
}
