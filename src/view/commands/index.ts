import { addCommands } from './add.tsx'
import { newBaseline } from './baseline.tsx'
import { planCanary } from './canary.tsx'
import type { Command } from './command.ts'
import { convertToGatewayApi, convertToIstio } from './convert.tsx'
import { redo, undo } from './edit.tsx'
import { editorCommands } from './editor.tsx'
import { exposeService } from './expose.tsx'
import { findInFiles, replaceInFiles } from './find.tsx'
import { formatAll } from './format.tsx'
import {
  connectFolder,
  convertIngress,
  newFile,
  newWorkspace,
  openFiles,
  openFolder,
  openUrl,
  paste,
  showLabs,
  startPage,
  takeOutClusterFields,
} from './open.tsx'
import { comment, showReview } from './review.tsx'
import {
  about,
  search,
  settings,
  shortcuts,
  showHistory,
  showProblems,
  showTable,
  showTraffic,
  toggleDrawer,
  toggleFiles,
  toggleInspector,
  toggleYaml,
} from './show.tsx'
import { exportAll, print, save, share, workTogether } from './take-away.tsx'
import { darkTheme, lightTheme, systemTheme } from './theme.tsx'
import { traceCommands } from './trace.tsx'
import { update } from './update.tsx'

/** Every command, in the order in which the search offers them. */
export const commands: readonly Command[] = [
  exposeService,
  ...addCommands,
  undo,
  redo,
  newBaseline,
  planCanary,
  comment,
  share,
  workTogether,
  exportAll,
  print,
  save,
  paste,
  connectFolder,
  openFiles,
  openFolder,
  openUrl,
  convertIngress,
  convertToGatewayApi,
  convertToIstio,
  takeOutClusterFields,
  findInFiles,
  replaceInFiles,
  formatAll,
  ...editorCommands,
  newFile,
  newWorkspace,
  startPage,
  showLabs,
  showProblems,
  ...traceCommands,
  showTraffic,
  showTable,
  showReview,
  showHistory,
  toggleFiles,
  toggleYaml,
  toggleInspector,
  toggleDrawer,
  lightTheme,
  darkTheme,
  systemTheme,
  settings,
  shortcuts,
  about,
  update,
  search,
]
