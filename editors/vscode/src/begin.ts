import { commands, type ExtensionContext } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { Drawing, type Revealed } from './drawing.ts'

export interface Running {
  stop(): Promise<void>
}

/** Starts the language client, and what the extension has beside it. */
export async function begin(context: ExtensionContext, make: () => BaseLanguageClient): Promise<Running> {
  let client = make()
  const drawing = new Drawing(context, () => client)
  const start = async () => {
    client.onNotification('drawbridge/changed', () => void drawing.refresh())
    client.onNotification('drawbridge/reveal', (place: Revealed) => void drawing.reveal(place))
    await client.start()
  }
  context.subscriptions.push(
    drawing,
    commands.registerCommand('drawbridge.showDrawing', () => drawing.show()),
    commands.registerCommand('drawbridge.restart', async () => {
      await client.stop()
      client = make()
      await start()
    }),
  )
  await start()
  return { stop: () => client.stop() }
}
