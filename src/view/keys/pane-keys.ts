import { isMac } from '../ui/Kbd.tsx'
import type { Keyed } from './shortcut.ts'

/** Opens the `?` of the field that has the keyboard, else that of the pane. */
export const explainKey: Keyed = { title: 'Explain the field, else the pane', keys: ['F1'] }

/** Keys of the inspector as a whole. */
export const inspectorKeys = {
  back: { title: 'Back to the canvas', keys: ['Escape'] },
} as const satisfies Record<string, Keyed>

/** Keys of a file's row in the file list. */
export const fileKeys = {
  previous: { title: 'Previous file', keys: ['ArrowUp'] },
  next: { title: 'Next file', keys: ['ArrowDown'] },
  first: { title: 'First file', keys: ['Home'] },
  last: { title: 'Last file', keys: ['End'] },
  rename: { title: 'Rename', keys: ['F2'] },
  remove: { title: 'Delete', keys: ['Delete'] },
} as const satisfies Record<string, Keyed>

/** Keys of a comment that is being written. */
export const reviewKeys = {
  send: { title: 'Send the comment', keys: ['Ctrl+Enter'] },
} as const satisfies Record<string, Keyed>

/** Keys of a row of a table. */
export const gridKeys = {
  choose: { title: 'Select what the row stands for', keys: ['Enter', 'Space'] },
} as const satisfies Record<string, Keyed>

/** Keys of the YAML editor that Monaco itself listens for, as far as the page speaks of them. */
export const yamlKeys = {
  complete: { title: 'Complete', keys: ['Control+Space'] },
  definition: { title: 'Go to where a name is given', keys: ['F12'] },
  peek: { title: 'Peek at where a name is given', keys: ['Alt+F12'] },
  references: { title: 'Find what names it', keys: ['Shift+F12'] },
  rename: { title: 'Rename everywhere', keys: ['F2'] },
  outline: { title: 'Outline of the file', keys: ['Ctrl+Shift+O'] },
  find: { title: 'Find in the file', keys: ['Ctrl+F'] },
  format: { title: 'Format the file', keys: ['Shift+Alt+F'] },
  nextProblem: { title: 'Next problem in the file', keys: ['F8'] },
  previousProblem: { title: 'Previous problem in the file', keys: ['Shift+F8'] },
  tab: {
    title: 'Tab indents, or moves to the next control',
    // On a Mac Ctrl+M would minimise the window.
    keys: [isMac ? 'Control+Shift+M' : 'Ctrl+M'],
  },
} as const satisfies Record<string, Keyed>
