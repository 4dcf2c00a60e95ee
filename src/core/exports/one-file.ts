import { type ExportTarget, fileNameFor, yamlMime } from './export-target.ts'
import { joinFiles } from './join-files.ts'

export const oneFile: ExportTarget = {
  id: 'one-file',
  isApplied: true,
  title: 'All as one YAML file',
  doc: 'Every document of every file in one file, comments and layout as they are.',
  fileName: ({ name }) => `${fileNameFor(name)}.yaml`,
  write: content => [{ name: oneFile.fileName(content), mime: yamlMime, data: joinFiles(content.files) }],
}
