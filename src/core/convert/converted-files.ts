import type { Resource } from '../model/resource.ts'
import { deleteResources } from '../operations/delete-resources.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type FileChange, type Files, findFile, type SourceFile } from '../text/file-change.ts'
import { nameClaims } from '../text/file-name.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Conversion, MadeObject, Target } from './conversion/conversion.ts'

/** Whether the new objects come in place of the old ones, or beside them. */
export type Placing = 'replace' | 'beside'

/** The new files: one for each that objects are converted from, each object below the comments that stand above the one it is made of. */
export function newFiles(files: Files, { objects, target }: Conversion): readonly SourceFile[] {
  const claim = nameClaims(files)
  const byFile = new Map<string, MadeObject[]>()
  for (const it of objects) byFile.set(it.of.file, [...(byFile.get(it.of.file) ?? []), it])
  const commented = new Set<Resource>()
  return [...byFile].map(([file, own]) => ({
    name: claim(nameFor(file, target)),
    text: own
      .map(it => {
        const comments = commented.has(it.of) ? '' : commentsOf(files, it.of)
        commented.add(it.of)
        return `${comments}${writeDocument(it.value)}`
      })
      .join('---\n'),
  }))
}

/** What has to be done with the files. A file of which nothing is left goes. */
export function conversionChanges(
  files: Files,
  conversion: Conversion,
  placing: Placing,
  settings: AnalysisSettings = defaultSettings,
): readonly FileChange[] {
  const created = newFiles(files, conversion).map(
    (it): FileChange => ({ type: 'create', file: it.name, text: it.text }),
  )
  if (placing === 'beside') return created
  const deleted = deleteResources(conversion.converted).run(files, settings)
  if (!deleted.ok) return created
  const left = applyChanges(files, deleted.changes)
  const changes = deleted.changes.map(
    (it): FileChange =>
      it.type === 'edit' && isEmpty(findFile(left, it.file)?.text ?? '')
        ? { type: 'remove', file: it.file }
        : it,
  )
  return [...changes, ...created]
}

/** `shop.yaml` becomes `shop-gateway-api.yaml`, and that `shop-istio.yaml`. */
function nameFor(file: string, target: Target): string {
  const [, base = file, ending = '.yaml'] = /^(.*?)(\.ya?ml|\.json)?$/s.exec(file) ?? []
  return `${base.replace(/-(gateway-api|istio)$/, '')}-${target}${ending === '.json' ? '.yaml' : ending}`
}

function isEmpty(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every(it => /^\s*(---\s*|\.\.\.\s*)?$/.test(it))
}

/** The comments above an object, with the line breaks of new text. */
function commentsOf(files: Files, { file, document, base }: Resource): string {
  const text = findFile(files, file)?.text ?? ''
  const cut = cutDocuments(text)[document]
  if (!cut || base.length > 0) return ''
  const lines = text
    .slice(cut.from, cut.to)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
  const first = lines.findIndex(it => it.trim() !== '' && !/^\s*#|^---/.test(it))
  const comments = lines.slice(0, first < 0 ? 0 : first).filter(it => /^\s*#/.test(it))
  return comments.map(it => `${it.trim()}\n`).join('')
}
