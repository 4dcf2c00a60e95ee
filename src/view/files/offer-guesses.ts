import type { Files } from '../../core/text/file-change.ts'

/** Whether it is worth looking for Ingresses; a guess by the text. */
export function holdsIngress(files: Files): boolean {
  return files.some(it => /(?:^|[\s,{"'])kind["']?\s*:\s*["']?Ingress\b(?!-)/.test(it.text))
}

/** The same of what the cluster writes. */
export function mayHoldServerFields(files: Files): boolean {
  return files.some(it =>
    /\b(?:managedFields|resourceVersion|uid|last-applied-configuration|status)["']?\s*:/.test(it.text),
  )
}
