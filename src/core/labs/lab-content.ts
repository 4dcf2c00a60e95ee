import { defaultSettings } from '../settings.ts'
import type { SharedView } from '../share/shared-content.ts'
import type { WorkspaceContent } from '../share/workspace-content.ts'
import type { Files } from '../text/file-change.ts'
import type { Lab } from './lab.ts'

/** The broken workspace as it opens: with its request traced, and saved with the end that the fix brings. */
export function labContent(lab: Lab): WorkspaceContent & { readonly view: SharedView } {
  const { request } = lab
  return {
    name: `Lab: ${lab.title}`,
    files: lab.files,
    ...(lab.complete && { settings: { ...defaultSettings, complete: true } }),
    requests: [request],
    view: {
      drawer: 'request',
      request: { text: request.request, ...(request.from !== undefined && { from: request.from }) },
    },
  }
}

/** The files of a lab with its fix made. */
export function fixedFiles({ files, changes }: Lab): Files {
  return files.map(({ name, text }) => ({
    name,
    text: changes
      .filter(it => it.file === name)
      .reduce((now, { from, to }) => now.replace(from, () => to), text),
  }))
}
