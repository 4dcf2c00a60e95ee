import { cleanFileName } from './file-name.ts'

/** Whether a file of a folder or a zip is taken for configuration, by its name: YAML, JSON, and kustomize's file without an ending. */
export function isConfigurationName(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) || /(^|\/)Kustomization$/.test(path)
}

/** Whether a file of a folder is read and written, by its path in it: configuration that is not hidden and not of a package manager. */
export function isFolderName(path: string): boolean {
  return isConfigurationName(path) && !path.split('/').some(isHiddenName) && cleanFileName(path) === path
}

/** Whether a file or folder is left alone with all that is in it. */
export function isHiddenName(name: string): boolean {
  return (name.startsWith('.') && !isOwnConfiguration(name)) || name === 'node_modules'
}

/** What says how Drawbridge is to judge the files beside it; `core/muting/` reads it. */
export const ownConfiguration = '.drawbridge.yaml'

/** Whether a path is that of such a file: nothing that a cluster is to have. */
export function isOwnConfiguration(path: string): boolean {
  return /(^|\/)\.drawbridge\.ya?ml$/.test(path)
}
