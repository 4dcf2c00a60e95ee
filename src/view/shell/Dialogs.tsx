import { SearchDialog } from '../commands/SearchDialog.tsx'
import { ShortcutsDialog } from '../commands/ShortcutsDialog.tsx'
import { ExportDialog } from '../export/ExportDialog.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import { OpenSharedDialog } from '../share/OpenSharedDialog.tsx'
import { ShareDialog } from '../share/ShareDialog.tsx'
import { PasteDialog } from '../welcome/PasteDialog.tsx'
import { useScreen } from './screen-state.ts'

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useScreen(it => it.dialog)
  switch (dialog?.type) {
    case 'search':
      return <SearchDialog />
    case 'share':
      return <ShareDialog />
    case 'export':
      return <ExportDialog />
    case 'settings':
      return <SettingsDialog />
    case 'shortcuts':
      return <ShortcutsDialog />
    case 'paste':
      return <PasteDialog initial={dialog.text} />
    case 'shared':
      return <OpenSharedDialog content={dialog.content} />
    case undefined:
      return null
  }
}
