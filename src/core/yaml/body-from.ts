/**
 * Where Kubernetes begins to read a document: behind the `---` that parts it from what stands above, comments above that
 * included. A `---` right at the beginning of a file, or right below another one, parts nothing and is read with the
 * document, which is then `marked`.
 */
export function bodyFrom(text: string, marked: boolean): number {
  if (marked) return 0
  return /^(?:[^\S\n]*(?:#[^\n]*)?\n)*---(?:[^\S\n]|\u0085)*(?:#[^\n]*)?(?:\n|$)/.exec(text)?.[0].length ?? 0
}
