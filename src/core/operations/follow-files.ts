import { type FileReference, fileReferences } from '../kustomize/files/file-references.ts'
import type { FileChange, Files } from '../text/file-change.ts'
import { shiftEdits } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { type EditResult, inSequence } from '../yaml/edit/edit.ts'
import type { SourceDocument } from '../yaml/source-document.ts'

/** An edit of a kustomization. */
export type FollowStep = (document: SourceDocument) => EditResult

/** Everything that the kustomizations among the files refer to. */
export function allFileReferences(
  files: Files,
): { readonly by: string; readonly reference: FileReference }[] {
  const names = new Set(files.map(it => it.name))
  return kustomizationDocuments(files).flatMap(({ file, document }) =>
    fileReferences(file, document.value, names).map(reference => ({ by: file, reference })),
  )
}

/** The edits that `follow` asks for of the references of each kustomization. Those in one list come from its end, so that places stay true. */
export function followFiles(
  files: Files,
  follow: (by: string, reference: FileReference) => readonly FollowStep[],
): FileChange[] {
  const names = new Set(files.map(it => it.name))
  return kustomizationDocuments(files).flatMap(({ file, from, document }): FileChange[] => {
    const references = fileReferences(file, document.value, names).reverse()
    const steps = references.flatMap(it => follow(file, it))
    const result = steps.length > 0 ? inSequence(document, ...steps) : undefined
    if (!result?.ok || result.edits.length === 0) return []
    return [{ type: 'edit', file, edits: shiftEdits(result.edits, from) }]
  })
}

function kustomizationDocuments(files: Files) {
  return files.flatMap(({ name, text }) => {
    // Nothing else is read for it.
    if (
      !/kustomization(?:\.ya?ml)?$/i.test(name) &&
      !/\bkind["']?\s*:\s*["']?(?:Kustomization|Component)\b/.test(text)
    )
      return []
    return cutDocuments(text)
      .filter(it => !it.skipped)
      .map(({ from, to, marked }) => ({
        file: name,
        from,
        document: readDocumentCached(text.slice(from, to), marked),
      }))
      .filter(it => it.document.readable)
  })
}
