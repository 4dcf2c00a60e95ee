import type { ExportTarget } from './export-target.ts'
import { jsonList } from './json-list.ts'
import { kubectlApply } from './kubectl-apply.ts'
import { oneFile } from './one-file.ts'
import { savedRequests } from './saved-requests.ts'
import { singleFile } from './single-file.ts'
import { zip } from './zip.ts'

/** Every export target, in the order they are offered. */
export const exportTargets: readonly ExportTarget[] = [
  oneFile,
  singleFile,
  zip,
  kubectlApply,
  jsonList,
  savedRequests,
]
