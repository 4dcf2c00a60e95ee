/** Whether a file of a folder or a zip is taken for configuration, by its name: YAML, JSON, and kustomize's file without an ending. */
export function isConfigurationName(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) || /(^|\/)Kustomization$/.test(path)
}
