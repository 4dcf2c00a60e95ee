import type { editor } from 'monaco-editor/editor'
import './diff-editor.css'
import { editorOptions } from './editor-options.ts'
import { followPageTheme } from './editor-theme.ts'
import { loadMonaco, type Monaco } from './load-monaco.ts'

/** Differing lines that can be taken back. */
export interface DiffMark {
  /** One-based, in the newer text; the first of the lines, or the one behind lines that are gone. */
  readonly line: number
  /** What the button does, for assistive technology. */
  readonly label: string
  readonly takeBack: () => void
}

export interface DiffContent {
  readonly before: string
  readonly now: string
  readonly marks: readonly DiffMark[]
}

export interface DiffEditor {
  show(content: DiffContent): void
  setInline(inline: boolean): void
  dispose(): void
}

/**
 * Shows two texts beside each other, or one within the other, read-only, with a button at each difference. The container
 * grows with what is shown, to `height` pixels at most.
 */
export async function createDiffEditor(
  container: HTMLElement,
  options: { readonly inline: boolean; readonly height: number; readonly label: string },
): Promise<DiffEditor> {
  return mountDiff(await loadMonaco(), container, options)
}

function mountDiff(
  monaco: Monaco,
  container: HTMLElement,
  { inline, height, label }: { readonly inline: boolean; readonly height: number; readonly label: string },
): DiffEditor {
  container.classList.add('monaco-component')
  const stopTheme = followPageTheme(monaco)
  const { model: _, ...shared } = editorOptions
  const widget = monaco.editor.createDiffEditor(container, {
    ...shared,
    readOnly: true,
    originalEditable: false,
    domReadOnly: true,
    folding: false,
    renderSideBySide: !inline,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 640,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    renderOverviewRuler: false,
    ignoreTrimWhitespace: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 3 },
    scrollbar: { ...shared.scrollbar, alwaysConsumeMouseWheel: false },
    lightbulb: { enabled: 'off' as editor.ShowLightbulbIconMode },
    originalAriaLabel: `${label}, before`,
    modifiedAriaLabel: `${label}, now`,
    contextmenu: false,
    accessibilityVerbose: false,
    wordWrap: 'on',
    diffWordWrap: 'on',
  })
  const original = monaco.editor.createModel('', 'yaml')
  const modified = monaco.editor.createModel('', 'yaml')
  const [left, right] = [widget.getOriginalEditor(), widget.getModifiedEditor()]
  let shown: editor.IContentWidget[] = []
  let compared: editor.IDiffEditorViewModel | undefined

  function grow(): void {
    const content = Math.max(left.getContentHeight(), right.getContentHeight())
    container.style.height = `${Math.min(content, height)}px`
  }
  const listening = [left.onDidContentSizeChange(grow), right.onDidContentSizeChange(grow)]
  grow()

  return {
    show({ before, now, marks }) {
      write(original, before)
      write(modified, now)
      // With its first texts, of which it folds what both have alike.
      if (!compared) {
        compared = widget.createViewModel({ original, modified })
        widget.setModel(compared)
      }
      for (const it of shown) right.removeContentWidget(it)
      shown = marks.map((mark, i) => markWidget(monaco, modified, mark, i))
      for (const it of shown) right.addContentWidget(it)
    },
    setInline: it => widget.updateOptions({ renderSideBySide: !it }),
    dispose() {
      for (const it of listening) it.dispose()
      stopTheme()
      widget.dispose()
      // One that the widget makes of two models by itself outlives it, and fails once its comparison misses them.
      compared?.dispose()
      original.dispose()
      modified.dispose()
    },
  }
}

function write(model: editor.ITextModel, text: string): void {
  // Monaco shows line ends and byte-order marks of neither; compared as it holds them, so that nothing is set in vain.
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (model.getValue() !== plain) model.setValue(plain)
}

/** A button behind the end of the line. */
function markWidget(
  monaco: Monaco,
  model: editor.ITextModel,
  { line, label, takeBack }: DiffMark,
  index: number,
): editor.IContentWidget {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'drawbridge-take-back'
  button.textContent = 'Take back'
  button.setAttribute('aria-label', label)
  button.addEventListener('click', takeBack)
  // A press would move the cursor of the editor, which scrolls.
  button.addEventListener('mousedown', event => event.stopPropagation())
  const lineNumber = Math.min(Math.max(line, 1), model.getLineCount())
  return {
    getId: () => `take-back-${index}`,
    getDomNode: () => button,
    getPosition: () => ({
      position: { lineNumber, column: model.getLineMaxColumn(lineNumber) },
      preference: [monaco.editor.ContentWidgetPositionPreference.EXACT],
    }),
  }
}
