import type { IDisposable, languages } from 'monaco-editor/editor'
import type { CompletionData, CompletionItem } from '../../../core/language-service/completion.ts'
import { completionKinds } from '../../../core/language-service/protocol-kinds.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'

/** A suggestion with what its documentation is found by. */
type Suggestion = languages.CompletionItem & { readonly data: CompletionData }

/** Offers keys, values, rules and whole resources while the text is written. */
export function registerCompletion(monaco: Monaco, asker: LanguageAsker): IDisposable {
  return monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    async provideCompletionItems(model, position, { triggerCharacter }, token) {
      const at = asker.at(model, position)
      const list = at && (await asker.ask('completion', { ...at, trigger: triggerCharacter }, token))
      return (
        list && { incomplete: list.isIncomplete, suggestions: list.items.map(it => toSuggestion(monaco, it)) }
      )
    },
    async resolveCompletionItem(item, token) {
      const doc = await asker.ask('completionResolve', (item as Suggestion).data, token)
      return doc ? { ...item, documentation: { value: doc } } : item
    },
  })
}

function toSuggestion(monaco: Monaco, it: CompletionItem): Suggestion {
  const { CompletionItemKind, CompletionItemTag, CompletionItemInsertTextRule } = monaco.languages
  const kinds: Readonly<Record<number, languages.CompletionItemKind>> = {
    [completionKinds.key]: CompletionItemKind.Field,
    [completionKinds.resource]: CompletionItemKind.Class,
    [completionKinds.value]: CompletionItemKind.Value,
    [completionKinds.snippet]: CompletionItemKind.Snippet,
  }
  return {
    label: it.label,
    kind: kinds[it.kind] ?? CompletionItemKind.Value,
    detail: it.detail,
    insertText: it.newText,
    // The lines are indented already. Of a snippet Monaco takes it that it changes the text, and Enter would accept what is written already.
    insertTextRules:
      (/[$\\]/.test(it.newText) ? CompletionItemInsertTextRule.InsertAsSnippet : 0) |
      CompletionItemInsertTextRule.KeepWhitespace,
    filterText: it.filterText,
    sortText: it.sortText,
    range: { insert: monacoRange(it.insert), replace: monacoRange(it.replace) },
    ...(it.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(it.continues && { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } }),
    data: it.data,
  }
}
