import type { IDisposable, IMarkdownString } from 'monaco-editor/editor'
import { ruleById } from '../../core/rules/index.ts'
import type { Range } from '../../core/text/text-edit.ts'
import type { Path } from '../../core/yaml/path.ts'
import { documentKind } from './document-kind.ts'
import { describedField, describeField } from './field-markdown.ts'
import type { Monaco } from './load-monaco.ts'
import { documentAt } from './place-in-text.ts'
import type { ProviderContext } from './providers.ts'

/** Says what a field is for, and why what is underlined is a problem. Monaco itself adds the problem's message. */
export function registerHover(monaco: Monaco, { workspace, models }: ProviderContext): IDisposable {
  return monaco.languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const file = models.of(model)
      if (!file) return undefined
      const offset = model.getOffsetAt(position)
      const reasons = reasonsAt(file.name, file.mirror.toFile(offset))
      const field = fieldAtOffset(model.getValue(), offset)
      const contents: IMarkdownString[] = [...reasons, ...(field ? [field.text] : [])].map(value => ({
        value,
      }))
      if (contents.length === 0) return undefined
      if (!field) return { contents }
      const [start, end] = [model.getPositionAt(field.range.from), model.getPositionAt(field.range.to)]
      return { contents, range: monaco.Range.fromPositions(start, end) }
    },
  })

  function reasonsAt(file: string, offset: number): string[] {
    const { analysis, analysedRevision, revision } = workspace.store.getState()
    if (!analysis || analysedRevision !== revision) return []
    const here = analysis.diagnostics.filter(it => it.file === file && it.from <= offset && offset <= it.to)
    const rules = new Set(here.map(it => it.rule))
    return [...rules].flatMap(id => {
      const rule = ruleById(id)
      return rule ? [`**${rule.title}**\n\n${rule.why.trim()}`] : []
    })
  }
}

/** The field whose key or value is at an offset. */
function fieldAtOffset(text: string, offset: number): { text: string; range: Range } | undefined {
  const { from, document } = documentAt(text, offset)
  const { sourceMap } = document
  const at = offset - from
  const path = sourceMap.pathAt(at)
  const named = path.findLastIndex(it => typeof it === 'string')
  const name = path[named]
  const range = [sourceMap.keyRange(path), sourceMap.valueRange(path)].find(
    it => it && it.from <= at && at <= it.to,
  )
  if (typeof name !== 'string' || !range) return undefined

  const field = describedField(documentKind(document.text.split('\n')), withoutList(path))
  if (!field) return undefined
  return { text: describeField(name, field), range: { from: range.from + from, to: range.to + from } }
}

/** Objects of a `kind: List` are described as they are outside of one; their kind is not known from the lines. */
function withoutList(path: Path): Path {
  return path[0] === 'items' ? path.slice(2) : path
}
