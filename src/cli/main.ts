import { visibleText } from '../core/text/visible/visible-text.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { usageOf } from './usage.ts'
import { version } from './version.ts'

void main()

async function main(): Promise<void> {
  // A reader that stops early (`| head`) is no fault.
  process.stdout.on('error', () => process.exit(0))
  const asked = readArguments(process.argv.slice(2))
  switch (asked.command) {
    case 'help':
      process.stdout.write(usageOf(asked.of))
      return
    case 'version':
      process.stdout.write(`${version}\n`)
      return
    case 'wrong':
      process.stderr.write(`${asked.reason}\n\n${usageOf(process.argv[2])}`)
      process.exitCode = 2
      return
    case 'coverage':
      process.stdout.write((await import('./coverage-report.ts')).coverageReport(asked.format))
      return
    case 'lsp':
      return (await import('./lsp/lsp.ts')).lsp()
    case 'check-ndjson':
      return answerLines((await import('./ndjson.ts')).answerLine)
    case 'trace-ndjson':
      return answerLines((await import('./ndjson.ts')).traceLine)
    case 'reach-ndjson':
      return answerLines((await import('./ndjson.ts')).reachLine)
    case 'read-ndjson':
      return answerLines((await import('./ndjson.ts')).readLine)
    case 'open':
    case 'fmt':
    case 'build':
    case 'check':
    case 'convert':
    case 'diff':
    case 'draw':
    case 'reach':
    case 'trace':
      tell(await answer(asked))
  }
}

function tell({ output, complaints, exitCode }: Awaited<ReturnType<typeof answer>>): void {
  for (const it of complaints) process.stderr.write(`${visibleText(it)}\n`)
  // What goes into a file or another program stays as it is; a terminal would obey what is hidden in a name.
  process.stdout.write(process.stdout.isTTY ? visibleText(output) : output)
  process.exitCode = exitCode
}

/** Each command is loaded when it is asked for. */
async function answer(
  asked: Arguments & {
    readonly command: 'open' | 'build' | 'check' | 'convert' | 'diff' | 'draw' | 'fmt' | 'reach' | 'trace'
  },
) {
  switch (asked.command) {
    case 'open':
      return (await import('./open/open.ts')).open(asked)
    case 'build':
      return (await import('./build.ts')).build(asked.path)
    case 'check':
      return (await import('./check.ts')).check(asked)
    case 'convert':
      return (await import('./convert.ts')).convert(asked)
    case 'diff':
      return (await import('./diff.ts')).diff(asked)
    case 'draw':
      return (await import('./draw.ts')).draw(asked)
    case 'fmt':
      return (await import('./fmt.ts')).fmt(asked)
    case 'reach':
      return (await import('./reach.ts')).reach(asked)
    case 'trace':
      return (await import('./trace.ts')).trace(asked)
  }
}

async function answerLines(answer: (line: string, number: number) => string): Promise<void> {
  const { createInterface } = await import('node:readline')
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    if (!process.stdout.write(`${answer(line, number)}\n`)) await drained()
  }
}

function drained(): Promise<void> {
  return new Promise(resolve => process.stdout.once('drain', resolve))
}
