import type { SourceFile } from '../text/file-change.ts'
import { documentBreakOf, lineBreakOf } from '../text/lines.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { type Habits, habitsOf } from '../yaml/edit/habits.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import { treeOf } from '../yaml/read-document.ts'
import type { Json } from '../yaml/source-document.ts'

/** The edit that adds a document at the end of a file, written as the file's last document is. */
export function appendDocument({ text }: Pick<SourceFile, 'text'>, value: Json): TextEdit {
  const written = writeDocument(value, habitsAtEnd(text))
  return { from: text.length, to: text.length, insert: separatorAtEnd(text) + written }
}

/** What has to stand between the end of a text and a further document. */
export function separatorAtEnd(text: string): string {
  const lineBreak = documentBreakOf(text)
  const end = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : lineBreak
  return end + (isOpen(text) ? '' : `---${lineBreak}`)
}

/** Whether the last document has been begun, and nothing but comments written in it. */
function isOpen(text: string): boolean {
  const last = cutDocuments(text).at(-1)!
  const lines = text
    .slice(last.from, last.to)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
  return lines.every(it => /^\s*(#|$)|^---\s*$/.test(it))
}

function habitsAtEnd(text: string): Partial<Habits> {
  for (const { from, to, marked } of cutDocuments(text).reverse()) {
    const document = readDocumentCached(text.slice(from, to), marked)
    if (document.readable && document.value !== undefined) return habitsOf(document, treeOf(document))
  }
  return { lineBreak: lineBreakOf(text) }
}
