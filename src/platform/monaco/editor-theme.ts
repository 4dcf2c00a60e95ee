import { currentTheme, watchTheme } from '../theme.ts'
import type { Monaco } from './load-monaco.ts'

const name = 'drawbridge'

/**
 * How values that are more than strings are shown; `semantic-tokens.ts` of the language service says which are. No two differ by
 * colour alone.
 */
export const valueStyles = [
  { token: 'kind', color: 'kind-gateway', fontStyle: 'bold' },
  { token: 'host', color: 'kind-host', fontStyle: '' },
  { token: 'reference', color: 'kind-virtual-service', fontStyle: 'underline' },
  { token: 'duration', color: 'kind-policy', fontStyle: 'bold italic' },
  { token: 'regexp', color: 'kind-terminal', fontStyle: 'italic' },
] as const

/** Colours Monaco like the page, now and whenever the page's theme changes. Returns what ends it. */
export function followPageTheme(monaco: Monaco): () => void {
  const apply = () => {
    monaco.editor.defineTheme(name, pageTheme())
    monaco.editor.setTheme(name)
  }
  apply()
  return watchTheme(apply)
}

function pageTheme(): Parameters<Monaco['editor']['defineTheme']>[1] {
  const token = readPalette()
  const plain = (property: string) => token(property).replace('#', '')
  const dark = currentTheme() === 'dark'
  return {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: plain('ink') },
      { token: 'type', foreground: plain('kind-virtual-service') },
      { token: 'string', foreground: plain('kind-destination') },
      { token: 'number', foreground: plain('kind-host') },
      { token: 'keyword', foreground: plain('kind-gateway') },
      { token: 'comment', foreground: plain('ink-faint'), fontStyle: 'italic' },
      { token: 'operators', foreground: plain('ink-faint') },
      { token: 'delimiter', foreground: plain('ink-faint') },
      { token: 'namespace', foreground: plain('kind-terminal') },
      { token: 'tag', foreground: plain('kind-terminal') },
      { token: 'meta', foreground: plain('kind-terminal') },
      ...valueStyles.map(({ token, color, fontStyle }) => ({ token, foreground: plain(color), fontStyle })),
    ],
    colors: {
      focusBorder: token('focus'),
      'editor.background': token('surface'),
      'editor.foreground': token('ink'),
      'editorLineNumber.foreground': token('ink-faint'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('ink'),
      'editor.lineHighlightBackground': token('surface-sunken'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${token('accent')}40`,
      'editor.inactiveSelectionBackground': `${token('accent')}22`,
      'editor.wordHighlightBackground': `${token('ink-faint')}2e`,
      'editor.wordHighlightStrongBackground': `${token('ink-faint')}2e`,
      'editor.wordHighlightTextBackground': `${token('ink-faint')}2e`,
      'editor.findMatchBackground': `${token('warning')}66`,
      'editor.findMatchHighlightBackground': `${token('warning')}33`,
      'editorIndentGuide.background1': token('border'),
      'editorIndentGuide.activeBackground1': token('border-strong'),
      'editorGutter.foldingControlForeground': token('ink-faint'),
      'editorBracketMatch.background': token('surface-selected'),
      'editorBracketMatch.border': token('border-strong'),
      'diffEditor.insertedLineBackground': `${token('success')}1f`,
      'diffEditor.insertedTextBackground': `${token('success')}38`,
      'diffEditor.removedLineBackground': `${token('error')}1a`,
      'diffEditor.removedTextBackground': `${token('error')}38`,
      'diffEditor.unchangedRegionBackground': token('surface-sunken'),
      'diffEditor.unchangedRegionForeground': token('ink-soft'),
      'diffEditor.unchangedRegionShadow': '#00000000',
      'diffEditor.unchangedCodeBackground': '#00000000',
      'diffEditor.diagonalFill': `${token('border-strong')}60`,
      'editorError.foreground': token('error'),
      'editorWarning.foreground': token('warning'),
      'editorInfo.foreground': token('info'),
      'editorOverviewRuler.border': '#00000000',
      'editorOverviewRuler.errorForeground': token('error'),
      'editorOverviewRuler.warningForeground': token('warning'),
      'editorOverviewRuler.infoForeground': token('info'),
      'editorMarkerNavigation.background': token('surface-raised'),
      'editorWidget.background': token('surface-raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('border'),
      'editorHoverWidget.background': token('surface-raised'),
      'editorHoverWidget.foreground': token('ink'),
      'editorHoverWidget.border': token('border'),
      'editorHoverWidget.statusBarBackground': token('surface-sunken'),
      'editorSuggestWidget.background': token('surface-raised'),
      'editorSuggestWidget.foreground': token('ink'),
      'editorSuggestWidget.border': token('border'),
      'editorSuggestWidget.selectedBackground': token('surface-selected'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'list.hoverBackground': token('surface-hover'),
      'list.focusBackground': token('surface-selected'),
      'list.focusForeground': token('ink'),
      'list.highlightForeground': token('accent'),
      'list.focusHighlightForeground': token('accent'),
      'quickInput.background': token('surface-raised'),
      'quickInput.foreground': token('ink'),
      'quickInputList.focusBackground': token('surface-selected'),
      'quickInputList.focusForeground': token('ink'),
      'input.background': token('surface'),
      'input.foreground': token('ink'),
      'input.border': token('border-strong'),
      'inputOption.activeBackground': token('surface-selected'),
      'inputOption.activeBorder': token('accent'),
      'inputOption.activeForeground': token('ink'),
      'menu.background': token('surface-raised'),
      'menu.foreground': token('ink'),
      'menu.border': token('border'),
      'menu.selectionBackground': token('surface-selected'),
      'menu.selectionForeground': token('ink'),
      'menu.separatorBackground': token('border'),
      'textLink.foreground': token('accent'),
      'textLink.activeForeground': token('accent-hover'),
      'textCodeBlock.background': token('surface-sunken'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${token('ink-faint')}40`,
      'scrollbarSlider.hoverBackground': `${token('ink-faint')}66`,
      'scrollbarSlider.activeBackground': `${token('ink-faint')}80`,
      'widget.shadow': dark ? '#00000080' : '#171c2626',
      'widget.border': token('border'),
    },
  }
}

/** Reads tokens as six-digit hex, the only form Monaco takes, whatever form the built style sheet has given them. */
function readPalette(): (property: string) => string {
  const probe = document.createElement('span')
  // Where less motion is asked for, every element has a transition of no length, whose first colour would be read.
  probe.style.setProperty('transition', 'none', 'important')
  document.documentElement.append(probe)
  const style = getComputedStyle(probe)
  queueMicrotask(() => probe.remove())
  return property => {
    probe.style.color = `var(--${property})`
    const parts = style.color.match(/[\d.]+/g)?.slice(0, 3) ?? ['0', '0', '0']
    return `#${parts.map(it => Math.round(Number(it)).toString(16).padStart(2, '0')).join('')}`
  }
}
