import type { Diagnostic } from '../diagnostic.ts'
import type { RulePage } from '../rules/define-rule.ts'
import { type Files, findFile } from '../text/file-change.ts'
import { lineStarts } from '../text/lines.ts'
import { visibleText } from '../text/visible/visible-text.ts'
import type { MutePlace } from './mute.ts'

/** A problem at a place of a file that no resource has. */
export function problemAt(
  { id, layer, severity }: Pick<RulePage, 'id' | 'layer' | 'severity'>,
  { file, from, to }: MutePlace,
  message: string,
  files: Files,
): Diagnostic {
  const text = findFile(files, file)?.text ?? ''
  const starts = lineStarts(text)
  const line = starts.findLastIndex(it => it <= from)
  const start = starts[line] ?? 0
  return {
    id: `${id} ${file} ${text.slice(from, to)} ${starts.length - line}`,
    rule: id,
    layer,
    severity,
    message: visibleText(message),
    file,
    from,
    to,
    line: line + 1,
    column: from - start + 1,
    path: [],
    fixes: [],
  }
}
