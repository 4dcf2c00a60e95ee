import { isKustomization } from '../kustomize/files/file-references.ts'
import { folderOf, relativePath } from '../kustomize/files/folder-path.ts'
import { type FileChange, type Files, findFile } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { equalJson } from '../yaml/edit/json.ts'
import type { Json } from '../yaml/source-document.ts'
import { separatorAtEnd } from './append-document.ts'
import { allFileReferences, followFiles } from './follow-files.ts'
import type { Operation } from './operation.ts'

/** Puts what is in some files at the end of another, in their order, and takes them away; kustomizations that list them list the one. */
export function joinFiles(into: string, others: readonly string[]): Operation {
  const count = others.length === 1 ? others[0] : `${others.length} files`
  return {
    title: `Join ${count} into ${into}`,
    isOfFiles: true,
    run(files) {
      const target = findFile(files, into)
      const joined = files.filter(it => others.includes(it.name) && it.name !== into)
      if (!target || joined.length !== others.length)
        return { ok: false, reason: 'One of the files no longer exists.' }
      if (joined.length === 0) return { ok: false, reason: `There is no other file to join into ${into}.` }
      const names = new Set([into, ...others])
      if (allFileReferences(files).some(it => names.has(it.reference.file) && it.reference.path.length > 2))
        return {
          ok: false,
          reason: 'One of the files is a patch of a kustomization, which stays a file of its own.',
        }
      let text = target.text
      for (const it of joined) text = appended(text, it.text)
      const all = [target, ...joined].flatMap(it => valuesOf(it.text) ?? [undefined])
      const after = valuesOf(text)
      if (all.includes(undefined) || !after || !equalJson(after, all as Json[]))
        return {
          ok: false,
          reason: 'One of the files cannot be read, or would be read otherwise behind another.',
        }
      const end = { from: target.text.length, to: target.text.length, insert: text.slice(target.text.length) }
      const changes: FileChange[] = [
        ...follow(files, into, names),
        { type: 'edit', file: into, edits: [end] },
        ...joined.map((it): FileChange => ({ type: 'remove', file: it.name })),
      ]
      return { ok: true, changes }
    },
  }
}

/** The other files of the folder of a file that can be joined into it: YAML with objects, and no kustomization. */
export function joinable(files: Files, into: string): string[] {
  return files
    .filter(it => it.text.trim() === '' || /(?:^|[\s,{])["']?kind["']?\s*:/.test(it.text))
    .map(it => it.name)
    .filter(it => it !== into && folderOf(it) === folderOf(into) && /\.ya?ml$/i.test(it))
    .filter(it => !isKustomization(it, undefined))
}

/** Two texts as one, with a `---` between their documents where none stands there. */
function appended(text: string, next: string): string {
  const own = next.replace(/^\ufeff/, '')
  if (own.trim() === '') return text
  const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n'
  const isMarked = /^(?:\s*(?:#[^\n]*)?\n)*---(?:\s|$)/.test(own)
  return isMarked ? `${text}${lineEnd}${own}` : `${text}${separatorAtEnd(text)}${own}`
}

/** What the documents of a text say; undefined where one cannot be read. */
function valuesOf(text: string): Json[] | undefined {
  const values: Json[] = []
  for (const { from, to, skipped, marked } of cutDocuments(text)) {
    const document = readDocumentCached(text.slice(from, to), marked)
    if (skipped || !document.readable) return undefined
    if (document.value !== undefined) values.push(document.value)
  }
  return values
}

function follow(files: Files, into: string, names: ReadonlySet<string>): FileChange[] {
  const listed = new Set(
    allFileReferences(files)
      .filter(it => it.reference.file === into)
      .map(it => `${it.by} ${it.reference.path[0]}`),
  )
  const kept = new Map<string, string>()
  // The first of them stands for the one file where that is not listed itself.
  for (const { by, reference } of allFileReferences(files)) {
    const list = `${by} ${reference.path[0]}`
    if (names.has(reference.file) && reference.file !== into && !listed.has(list) && !kept.has(list))
      kept.set(list, reference.file)
  }
  return followFiles(files, (by, { path, file, isFolder }) => {
    if (isFolder || file === into || !names.has(file)) return []
    if (kept.get(`${by} ${path[0]}`) === file) {
      const written = relativePath(folderOf(by), into)
      return [document => setValue(document, path, written)]
    }
    return [document => removeValue(document, path)]
  })
}
