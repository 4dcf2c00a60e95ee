import type { editor, IDisposable } from 'monaco-editor/editor'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { MuteForm } from '../../core/muting/mute-forms.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { FileModels } from './file-models.ts'
import { registerFormatting } from './format-actions.ts'
import type { Monaco } from './load-monaco.ts'
import { openElsewhere } from './open-elsewhere.ts'
import { createLanguageAsker } from './providers/ask-language.ts'
import { registerCodeLens } from './providers/code-lens.ts'
import { registerCompletion } from './providers/completion.ts'
import { registerDefinition } from './providers/definition.ts'
import { registerDocumentLinks } from './providers/document-links.ts'
import { registerDocumentSymbols } from './providers/document-symbols.ts'
import { registerFolding } from './providers/folding-ranges.ts'
import { registerHover } from './providers/hover.ts'
import { registerInlayHints } from './providers/inlay-hints.ts'
import { registerQuickFixes } from './providers/quick-fixes.ts'
import { type OnRefactor, registerRefactorings } from './providers/refactorings.ts'
import { registerReferences } from './providers/references.ts'
import { type OnEdit, registerRename } from './providers/rename.ts'
import { registerSelectionRanges } from './providers/selection-ranges.ts'
import { registerSemanticTokens } from './providers/semantic-tokens.ts'
import { createSettledLanguage } from './providers/settled-language.ts'

export interface ProviderContext {
  readonly widget: editor.IStandaloneCodeEditor
  readonly workspace: Workspace
  readonly models: FileModels
  /** Makes one of the fixes of a problem. */
  readonly onFix: (problem: Diagnostic, index: number) => void
  /** Makes the first fix of every problem of a rule, in one file or in all. */
  readonly onFixAll: (rule: string, file?: string) => void
  readonly onRefactor: OnRefactor
  /** Mutes a problem in the files. */
  readonly onMute: (problem: Diagnostic, form: MuteForm) => void
  /** Opens the page of a check. */
  readonly onAbout: (rule: string) => void
  readonly onEdit: OnEdit
  /** Shows a sentence about what was just asked for. */
  readonly onTold: (message: string) => void
}

/** What Monaco asks us about YAML. */
export function registerProviders(monaco: Monaco, context: ProviderContext): IDisposable[] {
  const { workspace } = context
  const asker = createLanguageAsker(workspace, context.models)
  const settled = createSettledLanguage(workspace)
  return [
    settled,
    openElsewhere(monaco, context.models),
    registerDefinition(monaco, asker, context.models),
    registerReferences(monaco, asker, context.models, context.onTold),
    registerRename(monaco, asker, context.onEdit),
    registerDocumentSymbols(monaco, asker),
    registerInlayHints(monaco, asker, settled),
    ...registerCodeLens(monaco, asker, settled, context),
    registerHover(monaco, asker),
    registerCompletion(monaco, asker),
    registerFolding(monaco, asker, settled),
    registerSelectionRanges(monaco, asker),
    registerSemanticTokens(monaco, asker, settled),
    ...registerDocumentLinks(monaco, asker, settled, context.workspace),
    ...registerFormatting(monaco, context.widget, asker, context.workspace),
    ...registerQuickFixes(monaco, context),
    ...registerRefactorings(monaco, asker, context.onRefactor),
  ]
}
