import { fstatSync, statSync, writeSync } from 'node:fs'
import { visibleText } from '../core/text/visible/visible-text.ts'

/**
 * Writes to standard output, and tells whether all of it is out. What goes into a file or another program stays as it is; a terminal
 * would obey what is hidden in a name. Node's streams are left out where they do nothing more: they take longer to load than a small file to check.
 */
export function say(text: string): boolean {
  if (isPlain(1)) return writeWhole(1, text)
  endWithReader()
  process.stdout.write(process.stdout.isTTY ? visibleText(text) : text)
  return false
}

/** The same for standard error. */
export function complain(text: string): boolean {
  if (isPlain(2)) return writeWhole(2, text)
  process.stderr.write(text)
  return false
}

/** A reader that stops early (`| head`) is no fault. For what writes to `process.stdout`. */
export function endWithReader(): void {
  process.stdout.on('error', () => process.exit(0))
}

/** Whether that is a file, a pipe or nothing, and no terminal. */
function isPlain(output: 1 | 2): boolean {
  if (process.platform === 'win32') return false
  try {
    const found = fstatSync(output)
    if (found.isFile() || found.isFIFO() || found.isSocket()) return true
    return found.isCharacterDevice() && found.rdev === statSync('/dev/null').rdev
  } catch {
    return false
  }
}

function writeWhole(output: 1 | 2, text: string): boolean {
  let rest = Buffer.from(text)
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(output, rest))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return output === 1 ? process.exit(0) : true
    // It does not wait for its reader, and is full.
    if (output === 1) endWithReader()
    const stream = output === 1 ? process.stdout : process.stderr
    stream.write(rest)
    return false
  }
}
