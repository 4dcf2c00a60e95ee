import type { IDisposable } from 'monaco-editor/editor'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { registerCompletion } from './completion-provider.ts'
import type { FileModels } from './file-models.ts'
import { registerHover } from './hover-provider.ts'
import type { Monaco } from './load-monaco.ts'
import { createLanguageAsker } from './providers/ask-language.ts'
import { registerDocumentSymbols } from './providers/document-symbols.ts'
import { registerQuickFixes } from './quick-fix-provider.ts'

export interface ProviderContext {
  readonly workspace: Workspace
  readonly models: FileModels
  /** Makes one of the fixes of a problem. */
  readonly onFix: (problem: Diagnostic, index: number) => void
  /** Opens the page of a check. */
  readonly onAbout: (rule: string) => void
}

/** What Monaco asks us about YAML: hover, completion, quick fixes. */
export function registerProviders(monaco: Monaco, context: ProviderContext): IDisposable[] {
  const asker = createLanguageAsker(context.workspace, context.models)
  return [
    asker,
    registerDocumentSymbols(monaco, asker),
    registerHover(monaco, context),
    registerCompletion(monaco, context),
    ...registerQuickFixes(monaco, context),
  ]
}
