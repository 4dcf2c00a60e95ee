/** Whether a file is what kustomize reads first of a folder. */
export function isKustomization(name: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(name)
}
