import { type ExportTarget, fileNameFor } from './export-target.ts'
import { joinFiles } from './join-files.ts'

export const kubectlApply: ExportTarget = {
  id: 'kubectl-apply',
  isApplied: true,
  title: 'A kubectl command',
  doc: 'One command for a terminal that applies everything to the current cluster.',
  fileName: ({ name }) => `${fileNameFor(name)}.sh`,
  write(content) {
    const data = applyCommand(joinFiles(content.files))
    return [{ name: kubectlApply.fileName(content), mime: 'text/x-shellscript', data }]
  },
}

/** The command that applies a text, which reaches kubectl as it is, whatever is in it. */
export function applyCommand(text: string): string {
  // A shell passes on what stands in the quoted here-document, and takes a CR for part of its last line.
  const yaml = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const body = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`
  const end = endMark(body)
  return `kubectl apply -f - <<'${end}'\n${body}${end}\n`
}

/** A line that does not occur in the text. */
function endMark(text: string): string {
  const lines = new Set(text.split('\n'))
  let mark = 'YAML'
  for (let count = 2; lines.has(mark); count++) mark = `YAML_${count}`
  return mark
}
