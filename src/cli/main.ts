import { visibleText } from '../core/text/visible/visible-text.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { complain, endWithReader, say } from './say.ts'
import { usageOf } from './usage.ts'
import { version } from './version.ts'

/** Does what the arguments ask for. */
export async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2))
  switch (asked.command) {
    case 'help':
      say(usageOf(asked.of))
      return
    case 'version':
      say(`${version}\n`)
      return
    case 'wrong':
      complain(`${asked.reason}\n\n${usageOf(process.argv[2])}`)
      process.exitCode = 2
      return
    case 'coverage':
      say((await import('./coverage-report.ts')).coverageReport(asked.format))
      return
    case 'lsp':
      endWithReader()
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
      tell(await (await import('./open/open.ts')).open(asked))
      return
    case 'fmt':
    case 'build':
    case 'check':
    case 'convert':
    case 'diff':
    case 'draw':
    case 'reach':
    case 'trace':
      // Nothing else is to come, and what Node and V8 would tidy up goes with the process.
      if (tell(await answer(asked))) process.exit()
  }
}

/** Whether all of it is out. */
function tell({ output, complaints, exitCode }: Awaited<ReturnType<typeof answer>>): boolean {
  process.exitCode = exitCode
  const isTold = complaints.map(it => complain(`${visibleText(it)}\n`)).every(Boolean)
  return say(output) && isTold
}

/** Each command is loaded when it is asked for. */
async function answer(
  asked: Arguments & {
    readonly command: 'build' | 'check' | 'convert' | 'diff' | 'draw' | 'fmt' | 'reach' | 'trace'
  },
) {
  switch (asked.command) {
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
  endWithReader()
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
