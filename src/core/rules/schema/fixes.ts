import { type EditResult, inSequence, removeValue, renameKey } from '../../yaml/edit/edit.ts'
import type { Path } from '../../yaml/path.ts'
import type { FindingFix } from '../define-rule.ts'

/** A fix that writes other text in place of a value; `write` is given the value as it stands and may decline. */
export function rewriteValue(
  title: string,
  path: Path,
  write: (written: string) => string | undefined,
): FindingFix {
  return {
    title,
    edits(document, base) {
      const place = [...base, ...path]
      const range = document.sourceMap.valueRange(place)
      if (!range || document.sourceMap.isShared(place)) return []
      const written = document.text.slice(range.from, range.to)
      // An anchor or a tag belongs to the value's range and must not be quoted with it.
      if (/^[&!*]/.test(written)) return []
      const insert = write(written)
      return insert === undefined || insert === written ? [] : [{ ...range, insert }]
    },
  }
}

/** A fix that takes fields out, one or several of one object. */
export function removeFields(title: string, paths: readonly Path[]): FindingFix {
  return {
    title,
    edits: (document, base) =>
      editsOf(
        inSequence(
          document,
          ...paths.map(path => (it: typeof document) => removeValue(it, [...base, ...path])),
        ),
      ),
  }
}

/** A fix that gives a field another name. */
export function renameField(path: Path, name: string): FindingFix {
  return {
    title: `Rename to \`${name}\``,
    edits: (document, base) => editsOf(renameKey(document, [...base, ...path], name)),
  }
}

/** Fixes that keep one of several fields of an object and take out the others, one fix for each. */
export function keepOneOf(
  object: Path,
  present: readonly string[],
): { fix?: FindingFix; otherFixes?: FindingFix[] } {
  const [fix, ...otherFixes] = present.map(kept =>
    removeFields(
      `Keep \`${kept}\``,
      present.filter(it => it !== kept).map(it => [...object, it]),
    ),
  )
  return { ...(fix && { fix }), otherFixes }
}

function editsOf(result: EditResult) {
  return result.ok ? result.edits : []
}
