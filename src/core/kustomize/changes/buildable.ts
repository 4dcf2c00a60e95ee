import type { Files, SourceFile } from '../../text/file-change.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import type { Json } from '../../yaml/source-document.ts'

/** The kustomization that lists every file there is, for files that have none. */
export function plainKustomization(files: Files): SourceFile {
  const resources = files.map(it => it.name)
  return { name: 'kustomization.yaml', text: kustomizationText({ resources }) }
}

/** Files that a kustomization builds. */
export interface Buildable {
  readonly files: Files
  readonly folder: string
}

/** The files with their kustomization; one that lists them all where there is none. */
export function buildable(files: Files, folder: string | undefined): Buildable {
  if (folder !== undefined) return { files, folder }
  const documents = files.filter(it => hasObjects(it.text))
  return { files: [...documents, plainKustomization(documents)], folder: '' }
}

/** A file of comments is nothing that kustomize takes for a resource. */
export function hasObjects(text: string): boolean {
  return /^[^\s#]/m.test(text.replace(/^(?:---|\.\.\.).*$/gm, '').replace(/^\ufeff/, ''))
}

export function kustomizationText(fields: { readonly [key: string]: Json }): string {
  return writeDocument({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...fields })
}
