import { Download, Link2, Printer, Save, Users } from 'lucide-react'
import { hasFolder, saveToFolder } from '../folder/folder-steps.ts'
import { downloadWorkspace } from '../saving/download-workspace.ts'
import { openDialog } from '../screen/screen-state.ts'
import { showToast } from '../ui/toast.ts'
import type { Command } from './command.ts'

export const share: Command = {
  id: 'share',
  title: 'Share as a link…',
  keys: [],
  icon: <Link2 />,
  keywords: 'url send',
  run: () => openDialog({ type: 'share' }),
}

export const workTogether: Command = {
  id: 'together',
  title: 'Work together…',
  keys: [],
  icon: <Users />,
  keywords: 'share live collaborate session teammate room server invite join',
  run: () => openDialog({ type: 'together' }),
}

export const exportAll: Command = {
  id: 'export',
  title: 'Export…',
  keys: [],
  icon: <Download />,
  keywords: 'download copy yaml zip kubectl',
  run: () => openDialog({ type: 'export' }),
}

export const print: Command = {
  id: 'print',
  title: 'Print the drawing and the files',
  icon: <Printer />,
  keywords: 'paper pdf',
  keys: ['Ctrl+P'],
  everywhere: true,
  run: ({ workspace }) =>
    void import('../export/print-drawing.ts').then(({ printDrawing }) => printDrawing(workspace)),
}

export const save: Command = {
  id: 'save',
  title: 'Save',
  icon: <Save />,
  keywords: 'keep store folder disk write',
  keys: ['Ctrl+S'],
  everywhere: true,
  run({ workspace, services }) {
    if (hasFolder()) {
      void saveToFolder(workspace, services)
      return
    }
    void workspace.flush().then(() => {
      const { saved, saveFault } = workspace.store.getState()
      const failed = saved === 'failed'
      showToast({
        topic: 'saved',
        tone: failed ? 'error' : 'success',
        title: failed ? 'Not saved' : 'Saved in this browser',
        description: failed
          ? saveFault?.message
          : 'Every change is saved here as you make it. Use Export to take it elsewhere.',
        action: failed
          ? { label: 'Download all files', onClick: () => downloadWorkspace(workspace) }
          : { label: 'Export…', onClick: () => openDialog({ type: 'export' }) },
      })
    })
  },
}
