import type { editor, IDisposable, languages, Position } from 'monaco-editor/editor'
import { keyOf, kinds } from '../../core/kinds/index.ts'
import { templateOf } from '../../core/operations/templates.ts'
import { cutDocuments } from '../../core/yaml/cut-documents.ts'
import { writeDocument } from '../../core/yaml/edit/render-value.ts'
import { type CompletionContext, completionContext } from './completion-context.ts'
import { type Completion, completionsAt } from './completions.ts'
import { documentKind } from './document-kind.ts'
import { knownNames } from './known-names.ts'
import type { Monaco } from './load-monaco.ts'
import type { ProviderContext } from './providers.ts'

/** Offers keys, values and whole resources while the text is written. */
export function registerCompletion(monaco: Monaco, { workspace, models }: ProviderContext): IDisposable {
  return monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems(model, position, { triggerCharacter }) {
      if (!models.of(model)) return undefined
      const line = model.getLineContent(position.lineNumber)
      const before = line.slice(0, position.column - 1)
      // A space offers something where it ends a key, a dash or a bracket; not while a line is being indented.
      if (triggerCharacter === ' ' && !/[:\-,[{] $/.test(before)) return undefined

      const { lines, first } = documentLines(model, position)
      const context = completionContext(lines, position.lineNumber - 1 - first, position.column - 1)
      if (!context) return undefined
      const { analysis, settings } = workspace.store.getState()
      const found = [
        ...completionsAt(context, {
          kind: documentKind(lines),
          names: knownNames(analysis, namespaceOf(lines) ?? settings.defaultNamespace),
          indentedLists: indentsLists(lines),
          hasColon: /^["'\w./*-]*\s*:/.test(line.slice(position.column - 1)),
        }),
        ...(isEmptyDocument(lines, context) ? resources() : []),
      ]
      return {
        suggestions: found.map((it, i) => toItem(monaco, it, i, context, position, line)),
        incomplete: context.writes === 'value',
      }
    },
  })
}

function toItem(
  monaco: Monaco,
  it: Completion,
  order: number,
  { prefix, column }: CompletionContext,
  { lineNumber, column: cursor }: Position,
  line: string,
): languages.CompletionItem {
  const rest = /^["'\w./*-]*/.exec(line.slice(cursor - 1))?.[0].length ?? 0
  const quote = /^["']/.exec(prefix)?.[0] ?? ''
  const rank = it.type === 'resource' ? 0 : it.detail === 'required' ? 1 : 2
  return {
    label: it.label,
    kind: monaco.languages.CompletionItemKind[
      it.type === 'key' ? 'Field' : it.type === 'value' ? 'Value' : 'Class'
    ],
    detail: it.detail,
    documentation: { value: it.doc },
    insertText: it.snippet,
    insertTextRules: 4 | 1, // a snippet, whose lines are indented already
    filterText: quote + it.label,
    sortText: `${rank}${String(order).padStart(4, '0')}`,
    range: {
      insert: new monaco.Range(lineNumber, column + 1, lineNumber, cursor),
      replace: new monaco.Range(lineNumber, column + 1, lineNumber, cursor + rest),
    },
    ...(it.continues ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  }
}

/** The lines of the document around a position, and the number of the first one, from 0. */
function documentLines(model: editor.ITextModel, position: Position): { lines: string[]; first: number } {
  const text = model.getValue()
  const offset = model.getOffsetAt(position)
  const cut = cutDocuments(text).findLast(it => it.from <= offset) ?? { from: 0, to: text.length }
  const lines = text.slice(cut.from, cut.to).split('\n')
  return { lines, first: model.getPositionAt(cut.from).lineNumber - 1 }
}

function namespaceOf(lines: readonly string[]): string | undefined {
  const line = lines.find(it => /^ +namespace:/.test(it))
  return line && /:\s*["']?([\w-]+)/.exec(line)?.[1]
}

/** Whether the document writes its lists further in than their keys. */
function indentsLists(lines: readonly string[]): boolean {
  const at = lines.findIndex((it, i) => /:\s*$/.test(it) && /^ *- /.test(lines[i + 1] ?? ''))
  if (at < 0) return false
  const column = (it: string) => it.search(/[^\s-]|-(?! )/)
  return (lines[at + 1] ?? '').search(/\S/) > column(lines[at] ?? '')
}

function isEmptyDocument(lines: readonly string[], context: CompletionContext): boolean {
  if (context.path.length > 0 || context.column > 0 || context.flow) return false
  return lines.filter(it => !/^(\s*(#.*)?|---(\s.*)?)$/.test(it)).length <= (context.prefix ? 1 : 0)
}

function resources(): Completion[] {
  return kinds.flatMap(described => {
    const { kind, doc } = described
    const template = templateOf(keyOf(described))
    if (!template) return []
    const { apiVersion, name } = template
    const text = writeDocument({ apiVersion, kind, metadata: { name }, spec: template.spec(name) })
    const snippet = text.replace(/[\\$}]/g, '\\$&').replace(`name: ${name}\n`, `name: \${1:${name}}\n`)
    return [
      { label: kind, snippet, type: 'resource', detail: 'new resource', doc, continues: false } as const,
    ]
  })
}
