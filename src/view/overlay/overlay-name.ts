/** A kustomization by the last part of its folder, or by the whole folder where that alone names two. */
export function overlayName(folder: string, others: readonly string[]): string {
  const last = lastOf(folder)
  const isAlone = others.every(it => it === folder || lastOf(it) !== last)
  return (isAlone ? last : folder) || 'top folder'
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}
