import { isOwnConfiguration } from '../text/configuration-name.ts'
import type { Files } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'
import { type ExportTarget, fileNameFor } from './export-target.ts'

export const jsonList: ExportTarget = {
  id: 'json',
  isApplied: true,
  title: 'All as JSON',
  doc: 'A List of every object, as kubectl reads it and prints it. Comments and layout are not in it.',
  fileName: ({ name }) => `${fileNameFor(name)}.json`,
  write(content) {
    const items = objectsOf(content.files) ?? []
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 2)
    const data = `${json.replace(unprintable, escaped)}\n`
    return [{ name: jsonList.fileName(content), mime: 'application/json', data }]
  },
  // What cannot be read would be missing without a word.
  isOffered: ({ files }) => objectsOf(files) !== undefined,
}

/** JSON takes these as they are; YAML, as which some readers read it, does not. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The objects of all documents, those of lists one by one; undefined where one cannot be read or is none. */
function objectsOf(files: Files): Json[] | undefined {
  const objects: Json[] = []
  for (const { name, text } of files)
    if (!isOwnConfiguration(name))
      for (const { from, to, skipped, marked } of cutDocuments(text)) {
        const { value, readable } = readDocumentCached(text.slice(from, to), marked)
        if (skipped || (value === undefined && readable)) continue
        if (!readable || !isMap(value)) return undefined
        objects.push(...(value.kind === 'List' && Array.isArray(value.items) ? value.items : [value]))
      }
  return objects
}
