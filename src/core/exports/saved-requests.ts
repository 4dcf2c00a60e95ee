import { writeRequestFile } from '../saved/request-file.ts'
import {
  type ExportContent,
  type ExportedFile,
  type ExportTarget,
  fileNameFor,
  yamlMime,
} from './export-target.ts'

/** The saved requests with what is expected of them, as `drawbridge trace` runs them. */
export const savedRequests: ExportTarget = {
  id: 'saved-requests',
  title: 'Saved requests',
  doc: 'The requests with their expectations, for drawbridge trace to run in CI.',
  fileName: ({ name }) => requestFileName(name),
  write: content => [savedRequestsFile(content)],
  isOffered: ({ requests = [] }) => requests.length > 0,
}

/** The file of the saved requests. */
export function savedRequestsFile({ name, requests = [] }: ExportContent): ExportedFile {
  return { name: requestFileName(name), mime: yamlMime, data: writeRequestFile(requests) }
}

/** The command that traces the saved requests through the files of a folder and reports as JUnit. */
export function ciCommand(name: string): string {
  return `drawbridge trace . --requests ${requestFileName(name)} --format junit`
}

function requestFileName(name: string): string {
  return `${fileNameFor(name)}.requests.yaml`
}
