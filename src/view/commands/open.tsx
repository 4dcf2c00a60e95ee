import {
  ClipboardPaste,
  Eraser,
  FilePlus2,
  FlaskConical,
  FolderOpen,
  FolderSync,
  House,
  Import,
  Link,
  SquarePlus,
} from 'lucide-react'
import { canOpenFolders } from '../../platform/disk-folder.ts'
import { pickFiles, pickFolder } from '../../platform/files.ts'
import { addEmptyFile } from '../files/file-actions.ts'
import { openIngressConversion } from '../files/ingress-conversion.ts'
import { holdsIngress, mayHoldServerFields } from '../files/offer-guesses.ts'
import { openContent } from '../files/open-content.ts'
import { loadTakeFiles } from '../files/use-add-files.ts'
import { openConnected } from '../folder/open-connected.ts'
import { focusCanvas } from '../screen/focus-pane.ts'
import { openDialog, showWelcome } from '../screen/screen-state.ts'
import type { Command } from './command.ts'

/** What reads the fields of a cluster. */
const loadOffers = () => import('../files/offer-after-import.ts')

export const startPage: Command = {
  id: 'start-page',
  title: 'Start page',
  keys: [],
  icon: <House />,
  keywords: 'welcome examples recent open home',
  run: () => showWelcome(true),
}

export const showLabs: Command = {
  id: 'labs',
  title: 'Labs…',
  keys: [],
  icon: <FlaskConical />,
  keywords: 'learn examples failures exercises troubleshooting 404 503',
  leads: true,
  run: () => openDialog({ type: 'labs' }),
}

export const newWorkspace: Command = {
  id: 'new-workspace',
  title: 'New workspace',
  keys: [],
  icon: <SquarePlus />,
  keywords: 'start empty blank',
  leads: true,
  run: ({ workspace, services }) =>
    void openContent(workspace, services, {
      name: 'Untitled',
      files: [{ name: 'main.yaml', text: '' }],
    }).then(opened => opened && focusCanvas()),
}

export const newFile: Command = {
  id: 'new-file',
  edits: true,
  title: 'New file',
  keys: [],
  icon: <FilePlus2 />,
  keywords: 'create yaml',
  run({ workspace }) {
    addEmptyFile(workspace)
    showWelcome(false)
  },
}

export const openFiles: Command = {
  id: 'open-files',
  title: 'Add files from disk…',
  keys: [],
  icon: <FolderOpen />,
  keywords: 'open import upload yaml',
  run: ({ workspace, services }) =>
    void Promise.all([loadTakeFiles(), pickFiles()]).then(([it, picked]) =>
      it.takeFiles(workspace, services, picked),
    ),
}

/** The folder stays connected; only where the browser can do that. */
export const connectFolder: Command = {
  id: 'connect-folder',
  title: 'Open a folder…',
  keys: [],
  icon: <FolderSync />,
  keywords: 'connect disk directory repository save',
  leads: true,
  enabled: ({ services }) => services.folders !== undefined && canOpenFolders(),
  run: ({ workspace, services }) => void openConnected(workspace, services),
}

export const openFolder: Command = {
  id: 'open-folder',
  title: 'Add a folder from disk…',
  keys: [],
  icon: <FolderOpen />,
  keywords: 'open import directory',
  run: ({ workspace, services }) =>
    void Promise.all([loadTakeFiles(), pickFolder()]).then(([it, picked]) =>
      it.takeFiles(workspace, services, picked),
    ),
}

export const openUrl: Command = {
  id: 'open-url',
  title: 'Open an address…',
  keys: [],
  icon: <Link />,
  keywords: 'url download github gitlab import link',
  leads: true,
  run: () => openDialog({ type: 'url' }),
}

export const convertIngress: Command = {
  id: 'convert-ingress',
  edits: true,
  leads: true,
  title: 'Convert Ingresses to Istio…',
  keys: [],
  icon: <Import />,
  keywords: 'nginx gateway virtualservice migrate import',
  enabled: ({ workspace }) => holdsIngress(workspace.store.getState().files),
  run: ({ workspace }) => openIngressConversion(workspace),
}

export const takeOutClusterFields: Command = {
  id: 'take-out-cluster-fields',
  edits: true,
  title: 'Take out what the cluster wrote',
  keys: [],
  icon: <Eraser />,
  keywords: 'managedFields status uid resourceVersion kubectl get clean',
  enabled: ({ workspace }) => mayHoldServerFields(workspace.store.getState().files),
  run: ({ workspace }) => void loadOffers().then(it => it.takeOutServerFields(workspace)),
}

export const paste: Command = {
  id: 'paste',
  title: 'Paste YAML…',
  keys: [],
  icon: <ClipboardPaste />,
  keywords: 'clipboard import',
  run: () => openDialog({ type: 'paste' }),
}
