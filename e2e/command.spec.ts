import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './editor.ts'

const gateway = (name: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
`

/** Runs `drawbridge open` until the story ends it; resolves with the address that it prints. */
async function openByCommand(path: string, port = '0'): Promise<{ command: ChildProcess; address: string }> {
  const command = spawn(process.execPath, [
    'dist/cli/drawbridge.js',
    'open',
    path,
    '--no-browser',
    '--port',
    port,
  ])
  let said = ''
  for await (const part of command.stdout) {
    said += part
    const address = /http:\S+/.exec(said)?.[0]
    if (address) return { command, address }
  }
  throw new Error(`drawbridge open says: ${said}`)
}

// The story ends the command, and the page asks for it once more.
test.use({ expectedFault: /ERR_CONNECTION_RE(FUSED|SET)/ })

test('a folder opened by the command is saved in place, and shows what others change in it', async ({
  editor,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'))
  const front = join(folder, 'front.yaml')
  writeFileSync(front, gateway('front'))
  const { command, address } = await openByCommand(folder)
  let again: ChildProcess | undefined
  try {
    await page.goto(address)
    await expect(editor.item('Gateway front')).toBeVisible()
    await expect(page.getByRole('button', { name: /everything is saved/ })).toBeVisible()
    // The token leaves the address, and with it the history.
    expect(page.url()).toBe(address.replace(/#.*/, ''))

    await editor.typeAtEnd('# mine')
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/^Saved to “shop-/)).toBeVisible()
    expect(readFileSync(front, 'utf8')).toBe(`${gateway('front')}# mine`)

    // What is not saved outlasts a reload, and joins what others do meanwhile.
    await editor.typeAtEnd(' too')
    writeFileSync(join(folder, 'side.yaml'), gateway('side'))
    await page.reload()
    await expect(editor.item('Gateway side')).toBeVisible()
    await page.getByRole('button', { name: /1 file to save/ }).click()
    await expect.poll(() => readFileSync(front, 'utf8')).toBe(`${gateway('front')}# mine too`)

    command.kill()
    await editor.typeAtEnd('!')
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/`drawbridge open` no longer answers/).first()).toBeVisible()
    expect(await editor.text()).toContain('# mine too!')

    // The next run opens a tab of its own; the one that was left goes on with it.
    const next = await openByCommand(folder, new URL(address).port)
    again = next.command
    const other = await page.context().newPage()
    await other.goto(next.address)
    await expect(other.getByText('Open in another tab')).toBeVisible()
    await page.getByRole('button', { name: /^Reconnect the folder “shop-/ }).click()
    await expect(page.getByText(/^Connected with “shop-/)).toBeVisible()
    await page.getByRole('button', { name: /1 file to save/ }).click()
    await expect.poll(() => readFileSync(front, 'utf8')).toBe(`${gateway('front')}# mine too!`)
  } finally {
    command.kill()
    again?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})
