import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What changes a workspace: all of it is refused in one that is looked at only. */
const edits =
  /\bworkspace\.(run|apply|backToBaseline|takeBaseline|rename|setSettings|setRequests|setPosition)\b|\bcommands\.run\(|\bonApply=|takeFix\(|declareOutside\(/

/** Files that change a workspace and offer no control of their own, or one whose place says whether it is there. */
const elsewhere: Readonly<Record<string, string>> = {
  'canvas/gestures/use-linking.ts': 'a link begins at a handle, and there is none',
  'canvas/gestures/use-moved-nodes.ts': 'boxes cannot be dragged, and `Tidy up` is not there',
  'canvas/gestures/use-pointer.ts': 'its buttons that add carry `data-edits`',
  'canvas/items/commands.ts': 'called by commands that say `edits`',
  'canvas/menu/EdgeMenu.tsx': 'asks useEditable',
  'canvas/menu/LooseEndMenu.tsx': 'opens where a link was drawn, which needs handles',
  'canvas/menu/RuleItems.tsx': 'asked by ItemMenu',
  'canvas/menu/ServerItems.tsx': 'asked by ItemMenu',
  'canvas/menu/ShareItems.tsx': 'asked by ItemMenu and EdgeMenu',
  'commands/add.tsx': 'its command says `edits`',
  'compare/take-baseline.ts': 'its command says `edits`',
  'export/PullRequest.tsx': 'after a merge the baseline is another, which a workspace to be looked at keeps',
  'convert/ConvertDialog.tsx': 'opened by controls that are not there',
  'expose/ExposeDialog.tsx': 'opened by controls that are not there',
  'files/file-actions.ts': 'called by FileActions, FileRow and FileList, which ask',
  'find/replace-found.ts': 'called by FindDialog, which asks useEditable',
  'files/format-files.ts': 'its command says `edits`',
  'files/offer-after-import.ts': 'offered after files were added',
  'files/take-files.ts': 'files that are dropped are refused with a word',
  'form/InspectorPane.tsx': 'its fields ask useEditable one by one',
  'form/lines/use-name-draft.tsx': 'begun by AddLine, which carries `data-edits`',
  'history/use-history-end.ts': 'at the end of a history, and a workspace to be looked at has none',
  'yaml/use-yaml-editor.ts': 'Monaco offers no fixes in a text that is read only',
  'problems/fix-all.ts': 'Monaco offers no fixes in a text that is read only',
  'yaml/preview/EditPreview.tsx':
    'shows what an editor asked for, which does not ask in a text that is read only',
  'yaml/preview/previewed-edit.ts': 'Monaco renames nothing in a text that is read only',
  'yaml/refactor.ts': 'Monaco offers no refactorings in a text that is read only',
  'problems/mute-actions.ts': 'called by MuteMenu, whose button carries `data-edits`',
  'settings/MutedChecks.tsx': 'within the fieldset of the settings, which is disabled',
  'problems/problem-actions.ts': 'called by rows whose buttons carry `data-edits`',
}

const folder = import.meta.dirname
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(it => it.replaceAll('\\', '/'))
  .filter(it => /\.tsx?$/.test(it) && !/\.test\.tsx?$/.test(it))

it('every file that offers an edit says that it is one, so that a view-only workspace does not show it', () => {
  const silent = files.filter(name => {
    const text = readFileSync(join(folder, name), 'utf8')
    return edits.test(text) && !/data-edits|useEditable|edits: true/.test(text)
  })
  expect(silent.filter(it => !(it in elsewhere))).toEqual([])
  expect(Object.keys(elsewhere).filter(it => !files.includes(it))).toEqual([])
})
