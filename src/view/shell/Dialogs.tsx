import { lazy, Suspense } from 'react'
import { later } from '../screen/later.ts'
import { type OpenDialog, useScreen } from '../screen/screen-state.ts'
import { DialogBoundary } from './faults/DialogBoundary.tsx'

const load = {
  search: later(() => import('../commands/SearchDialog.tsx')),
  shortcuts: later(() => import('../commands/ShortcutsDialog.tsx')),
  export: later(() => import('../export/ExportDialog.tsx')),
  find: later(() => import('../find/FindDialog.tsx')),
  settings: later(() => import('../settings/SettingsDialog.tsx')),
  shared: later(() => import('../share/OpenSharedDialog.tsx')),
  merge: later(() => import('../share/MergeDialog.tsx')),
  unlock: later(() => import('../share/UnlockDialog.tsx')),
  share: later(() => import('../share/ShareDialog.tsx')),
  replace: later(() => import('../saving/ReplaceDialog.tsx')),
  'not-saved': later(() => import('../saving/NotSavedDialog.tsx')),
  paste: later(() => import('../welcome/PasteDialog.tsx')),
  expose: later(() => import('../expose/ExposeDialog.tsx')),
  convert: later(() => import('../convert/ConvertDialog.tsx')),
  built: later(() => import('../overlay/BuiltDialog.tsx')),
  url: later(() => import('../files/UrlDialog.tsx')),
  together: later(() => import('../together/TogetherDialog.tsx')),
  'folder-conflicts': later(() => import('../folder/ConflictsDialog.tsx')),
  about: later(() => import('../about/AboutDialog.tsx')),
  report: later(() => import('../report/ReportDialog.tsx')),
  labs: later(() => import('../labs/LabsDialog.tsx')),
} satisfies Record<OpenDialog['type'], () => Promise<unknown>>

const SearchDialog = lazy(() => load.search().then(it => ({ default: it.SearchDialog })))
const ShortcutsDialog = lazy(() => load.shortcuts().then(it => ({ default: it.ShortcutsDialog })))
const ExportDialog = lazy(() => load.export().then(it => ({ default: it.ExportDialog })))
const FindDialog = lazy(() => load.find().then(it => ({ default: it.FindDialog })))
const SettingsDialog = lazy(() => load.settings().then(it => ({ default: it.SettingsDialog })))
const OpenSharedDialog = lazy(() => load.shared().then(it => ({ default: it.OpenSharedDialog })))
const MergeDialog = lazy(() => load.merge().then(it => ({ default: it.MergeDialog })))
const UnlockDialog = lazy(() => load.unlock().then(it => ({ default: it.UnlockDialog })))
const ShareDialog = lazy(() => load.share().then(it => ({ default: it.ShareDialog })))
const ReplaceDialog = lazy(() => load.replace().then(it => ({ default: it.ReplaceDialog })))
const NotSavedDialog = lazy(() => load['not-saved']().then(it => ({ default: it.NotSavedDialog })))
const ExposeDialog = lazy(() => load.expose().then(it => ({ default: it.ExposeDialog })))
const ConvertDialog = lazy(() => load.convert().then(it => ({ default: it.ConvertDialog })))
const BuiltDialog = lazy(() => load.built().then(it => ({ default: it.BuiltDialog })))
const ConflictsDialog = lazy(() => load['folder-conflicts']().then(it => ({ default: it.ConflictsDialog })))
const LabsDialog = lazy(() => load.labs().then(it => ({ default: it.LabsDialog })))
const UrlDialog = lazy(() => load.url().then(it => ({ default: it.UrlDialog })))
const TogetherDialog = lazy(() => load.together().then(it => ({ default: it.TogetherDialog })))
const PasteDialog = lazy(() => load.paste().then(it => ({ default: it.PasteDialog })))

const AboutDialog = lazy(() => load.about().then(it => ({ default: it.AboutDialog })))
const ReportDialog = lazy(() => load.report().then(it => ({ default: it.ReportDialog })))

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useScreen(it => it.dialog)

  return (
    <DialogBoundary>
      <Suspense>{dialog && <Open dialog={dialog} />}</Suspense>
    </DialogBoundary>
  )
}

function Open({ dialog }: { dialog: OpenDialog }) {
  switch (dialog.type) {
    case 'search':
      return <SearchDialog />
    case 'share':
      return <ShareDialog />
    case 'export':
      return <ExportDialog />
    case 'find':
      return <FindDialog key={String(dialog.replaces)} replaces={dialog.replaces} />
    case 'settings':
      return <SettingsDialog />
    case 'shortcuts':
      return <ShortcutsDialog />
    case 'paste':
      return <PasteDialog initial={dialog.text} />
    case 'expose':
      return <ExposeDialog />
    case 'convert':
      return <ConvertDialog target={dialog.target} selection={dialog.selection} />
    case 'built':
      return <BuiltDialog />
    case 'url':
      return <UrlDialog initial={dialog.address} />
    case 'together':
      return <TogetherDialog invitation={dialog.invitation} initial={dialog.address} />
    case 'folder-conflicts':
      return <ConflictsDialog />
    case 'labs':
      return <LabsDialog />
    case 'not-saved':
      return <NotSavedDialog />
    case 'about':
      return <AboutDialog />
    case 'report':
      return <ReportDialog fault={dialog.fault} />
    case 'replace':
      return <ReplaceDialog name={dialog.name} onAnswer={dialog.answer} />
    case 'shared':
      return <OpenSharedDialog content={dialog.content} />
    case 'merge':
      return <MergeDialog content={dialog.content} />
    case 'unlock':
      return <UnlockDialog fragment={dialog.fragment} />
  }
}
