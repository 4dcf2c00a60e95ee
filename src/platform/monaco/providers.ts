import type { IDisposable } from 'monaco-editor/editor'
import type { Workspace } from '../../workspace/workspace.ts'
import type { FileModels } from './file-models.ts'
import type { Monaco } from './load-monaco.ts'

export interface ProviderContext {
  readonly workspace: Workspace
  readonly models: FileModels
  readonly onFixFailed: (reason: string) => void
}

/** What Monaco asks us about YAML: hover, completion, quick fixes. */
export function registerProviders(_monaco: Monaco, _context: ProviderContext): IDisposable[] {
  return []
}
