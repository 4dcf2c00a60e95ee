import {
  AlignLeft,
  BookOpenText,
  Lightbulb,
  ListTree,
  MessageSquareCode,
  Navigation,
  Pencil,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { editorAtHand } from '../../platform/monaco/editor-at-hand.ts'
import type { Command } from './command.ts'

/** What the YAML editor does at its cursor, under the names that VS Code has for it. It listens for the keys itself. */
export const editorCommands: readonly Command[] = [
  inEditor('editor.action.revealDefinition', 'Go to Definition', <Navigation />),
  inEditor('editor.action.peekDefinition', 'Peek Definition', <BookOpenText />),
  inEditor('editor.action.goToReferences', 'Go to References', <ListTree />),
  inEditor('editor.action.quickOutline', 'Go to Symbol in the file', <ListTree />, 'outline editor'),
  inEditor('editor.action.rename', 'Rename Symbol', <Pencil />, 'everywhere', true),
  inEditor('editor.action.quickFix', 'Quick Fix', <Lightbulb />, 'light bulb code action', true),
  inEditor('editor.action.refactor', 'Refactor', <Wrench />, 'code action', true),
  inEditor('editor.action.formatDocument', 'Format Document', <AlignLeft />, 'tidy file yaml', true),
  inEditor('editor.action.showHover', 'Show Hover', <MessageSquareCode />, 'explain field'),
]

function inEditor(id: string, title: string, icon: ReactNode, keywords = '', edits?: true): Command {
  return {
    id,
    title,
    icon,
    keys: [],
    keywords: `${keywords} YAML editor`,
    leads: true,
    ...(edits && { edits }),
    enabled: () => editorAtHand() !== undefined,
    run: () => editorAtHand()?.command(id),
  }
}
