import { folderOf, relativePath } from '../kustomize/files/folder-path.ts'
import { identifyFiles } from '../model/locate.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { type FileChange, findFile } from '../text/file-change.ts'
import { cleanFileName, nameClaims } from '../text/file-name.ts'
import { insertItem, setValue } from '../yaml/edit/edit.ts'
import { equalJson } from '../yaml/edit/json.ts'
import { readDocument } from '../yaml/read-document.ts'
import { bareDocument } from './bare-document.ts'
import { allFileReferences, type FollowStep, followFiles } from './follow-files.ts'
import type { Operation } from './operation.ts'

/**
 * Puts every document of a file into a file of its own beside it, named after its resource: `gateway-public.yaml`. Comments stay with the
 * document that they stand in or above, and kustomizations list the new files where they listed the old one.
 */
export function splitFile(file: string): Operation {
  return {
    title: `Split ${file} by resource`,
    isOfFiles: true,
    run(files, settings = defaultSettings) {
      if (!findFile(files, file)) return { ok: false, reason: `The file ${file} no longer exists.` }
      const documents = identifyFiles(files, settings).filter(it => it.file === file)
      const fault = whyNot(documents, file)
      if (fault !== undefined) return { ok: false, reason: fault }
      if (allFileReferences(files).some(it => it.reference.file === file && it.reference.path.length > 2))
        return { ok: false, reason: `${file} is a patch of a kustomization, which is one file.` }
      const parts = partsOf(documents)
      if (!parts) return { ok: false, reason: `${file} would be read otherwise in several files.` }
      const claim = nameClaims(files)
      const made = parts.map(({ document, text }) => ({ name: claim(nameFor(document, file)), text }))
      const index = files.findIndex(it => it.name === file)
      const follow = followFiles(files, (by, { path, file: meant, isFolder }): FollowStep[] => {
        if (meant !== file || isFolder) return []
        const [list, at] = [path.slice(0, 1), Number(path[1])]
        const written = made.map(it => relativePath(folderOf(by), it.name))
        return written.map((it, i) =>
          i === 0
            ? document => setValue(document, path, it)
            : document => insertItem(document, list, at + i, it),
        )
      })
      const changes: FileChange[] = [
        ...follow,
        { type: 'remove', file },
        ...made.map(
          (it, i): FileChange => ({ type: 'create', file: it.name, text: it.text, index: index + i }),
        ),
      ]
      return { ok: true, changes }
    },
  }
}

function whyNot(documents: readonly AnalysedDocument[], file: string): string | undefined {
  if (documents.filter(it => it.resources.length > 0).length < 2) return `${file} holds one resource only.`
  if (documents.some(it => !it.document.readable || it.skipped))
    return `${file} holds a document that cannot be read. Fix it first.`
  return undefined
}

interface Part {
  readonly document: AnalysedDocument
  readonly text: string
}

/** The texts of the documents with resources; what stands alone between them goes to the next. Undefined where one would be read otherwise. */
function partsOf(documents: readonly AnalysedDocument[]): Part[] | undefined {
  const parts: Part[] = []
  let before = ''
  for (const document of documents) {
    const text = bareDocument(document.document.text)
    if (document.document.value === undefined) {
      before += text.trim() === '' ? '' : text
      continue
    }
    const whole = before + text
    before = ''
    const read = readDocument(whole, false)
    if (!read.readable || !equalJson(read.value, document.document.value)) return undefined
    parts.push({ document, text: whole })
  }
  const last = parts.at(-1)
  return last ? [...parts.slice(0, -1), { ...last, text: last.text + before }] : undefined
}

function nameFor({ resources }: AnalysedDocument, file: string): string {
  const [first] = resources
  const folder = folderOf(file)
  const words = [first?.kind, first?.name].filter(it => it !== undefined && it !== '').join('-')
  // A name of a resource is no path.
  const name =
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}.-]+/gu, '-')
      .replace(/^[.-]+/, '') || 'document'
  return cleanFileName(`${folder === '' ? '' : `${folder}/`}${name.slice(0, 100)}.yaml`)
}
