import { identifyFiles } from '../model/locate.ts'
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
export function newFiles(
  files: Files,
  { objects, target }: Conversion,
  settings: AnalysisSettings = defaultSettings,
): readonly SourceFile[] {
  const claim = nameClaims(files)
  // A resource of a model may have moved in the files since it was read.
  const places = new Map(
    identifyFiles(files, settings).flatMap(it => it.resources.map(own => [own.id, it] as const)),
  )
  const byFile = new Map<string, MadeObject[]>()
  for (const it of objects) {
    const file = places.get(it.of.id)?.file ?? it.of.file
    byFile.set(file, [...(byFile.get(file) ?? []), it])
  }
  const commented = new Set<string>()
  return [...byFile].map(([file, own]) => ({
    name: claim(nameFor(file, target)),
    text: own
      .map(it => {
        const place = places.get(it.of.id)
        const isFirst = place && !commented.has(it.of.id) && place.resources.length === 1
        const comments = isFirst ? commentsOf(files, place) : ''
        commented.add(it.of.id)
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
  const created = newFiles(files, conversion, settings).map(
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
function commentsOf(
  files: Files,
  { file, index }: { readonly file: string; readonly index: number },
): string {
  const text = findFile(files, file)?.text ?? ''
  const cut = cutDocuments(text)[index]
  if (!cut) return ''
  const lines = text
    .slice(cut.from, cut.to)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
  const first = lines.findIndex(it => it.trim() !== '' && !/^\s*#|^---/.test(it))
  const comments = lines.slice(0, first < 0 ? 0 : first).filter(it => /^\s*#/.test(it))
  return comments.map(it => `${it.trim()}\n`).join('')
}
