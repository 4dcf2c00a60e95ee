/** The names under which kustomize looks for its file. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Whether a file is what kustomize reads first of a folder. */
export function isKustomization(name: string): boolean {
  return kustomizationNames.includes(name.slice(name.lastIndexOf('/') + 1))
}
