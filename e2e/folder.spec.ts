import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './editor.ts'

const gateway = (name: string, host: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [${host}]
`

/** What another program does in the folder, which lies in the origin-private file system. */
async function put(page: Page, path: string, text: string): Promise<void> {
  await page.evaluate(
    async ([path, text]) => {
      const root = await navigator.storage.getDirectory()
      let folder = await root.getDirectoryHandle('shop', { create: true })
      const steps = path!.split('/')
      for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true })
      const file = await folder.getFileHandle(steps.at(-1)!, { create: true })
      const stream = await file.createWritable()
      await stream.write(text!)
      await stream.close()
    },
    [path, text],
  )
}

async function read(page: Page, path: string): Promise<string> {
  return page.evaluate(async path => {
    const root = await navigator.storage.getDirectory()
    let folder = await root.getDirectoryHandle('shop')
    const steps = path.split('/')
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step)
    const file = await folder.getFileHandle(steps.at(-1)!)
    for (let tries = 1; ; tries++) {
      try {
        return await (await file.getFile()).text()
      } catch (error) {
        // The browser refuses a file that something was written to between the two calls.
        if (tries === 5 || (error as Error).name !== 'NotReadableError') throw error
      }
    }
  }, path)
}

test('a folder stays connected: it is saved in place, over a reload, and changes of others are taken over or asked about', async ({
  editor,
  page,
}) => {
  await useOwnFolder(page)
  await editor.open()
  const front = gateway('front', 'a.example.com')
  await put(page, 'front.yaml', front)
  await put(page, 'sub/side.yaml', gateway('side', 'b.example.com'))
  await put(page, 'node_modules/x/package.json', '{}')

  await page.getByRole('button', { name: 'Open a folder' }).click()
  await expect(editor.item('Gateway front')).toBeVisible()
  await expect(editor.item('Gateway side')).toBeVisible()
  await expect(page.getByRole('button', { name: /everything is saved/ })).toBeVisible()

  // Ctrl+S writes what was changed.
  await editor.typeAtEnd('# mine')
  await expect(page.getByRole('button', { name: /1 file to save/ })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved to “shop”')).toBeVisible()
  expect(await read(page, 'front.yaml')).toBe(`${front}# mine`)

  // After a reload it goes on; what changed elsewhere is taken over.
  await put(page, 'sub/side.yaml', gateway('aside', 'b.example.com'))
  await page.reload()
  await expect(page.getByText('Took over changes from the folder')).toBeVisible()
  await expect(editor.item('Gateway aside')).toBeVisible()

  // The same place changed on both sides is asked about before anything is written.
  await editor.typeAtEnd('2')
  await put(page, 'front.yaml', `${front}# theirs`)
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Changed here and in the folder' })
  await expect(dialog.getByText('# theirs')).toBeVisible()
  expect(await read(page, 'front.yaml')).toBe(`${front}# theirs`)
  await dialog.getByRole('radio', { name: 'Keep mine' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: /1 file to save/ }).click()
  await expect(page.getByText('Saved to “shop”')).toBeVisible()
  expect(await read(page, 'front.yaml')).toBe(`${front}# mine2`)

  // Permission lost: it is said, the work stays, and goes on once the browser allows it again.
  await editor.typeAtEnd('3')
  await denyFolders(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Not saved to “shop”')).toBeVisible()
  await expect(
    page.getByText(/no longer allows this page to use the folder.*Your work stays here/s),
  ).toBeVisible()
  expect(await editor.text()).toContain(`${front}# mine23`)
  await page.keyboard.press('Escape')
  const reconnect = page.getByRole('button', { name: /^Reconnect the folder “shop”/ })
  await reconnect.click()
  await expect(page.getByText('Connected with “shop”')).toBeVisible()
  await page.getByRole('button', { name: /1 file to save/ }).click()
  await expect.poll(() => read(page, 'front.yaml')).toBe(`${front}# mine23`)
})

test('files that are split, joined, moved and renamed are so in the folder, once it is saved', async ({
  editor,
  page,
}) => {
  await useOwnFolder(page)
  await editor.open()
  const [front, side] = [gateway('front', 'a.example.com'), gateway('side', 'b.example.com')]
  await put(page, 'all.yaml', `${front}---\n${side}`)
  await page.getByRole('button', { name: 'Open a folder' }).click()
  await expect(editor.item('Gateway side')).toBeVisible()
  await page.keyboard.press('Control+b')
  const files = page.getByRole('region', { name: 'Files' })
  const act = async (file: RegExp, title: string | RegExp) => {
    await files.getByRole('button', { name: file }).first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: title }).click()
  }
  const saved = async () => {
    await page.getByRole('button', { name: /files? to save/ }).click()
    await expect(page.getByRole('button', { name: /everything is saved/ })).toBeVisible()
    return filesOf(page)
  }

  await act(/^all\.yaml/, 'Split by resource')
  expect(await saved()).toEqual(['gateway-front.yaml', 'gateway-side.yaml'])
  expect(await read(page, 'gateway-side.yaml')).toBe(side)

  await act(/^gateway-side\.yaml/, /^Rename or move/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('edge/side.yaml')
  await page.keyboard.press('Enter')
  await act(/^gateway-front\.yaml/, /^Rename or move/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('edge/front.yaml')
  await page.keyboard.press('Enter')
  expect(await saved()).toEqual(['edge/front.yaml', 'edge/side.yaml'])

  await act(/^front\.yaml/, /^Join the other files/)
  expect(await saved()).toEqual(['edge/front.yaml'])
  expect(await read(page, 'edge/front.yaml')).toBe(`${front}---\n${side}`)
})

test('where the browser cannot stay connected a folder is read once, and taken away as a zip or file by file', async ({
  editor,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'))
  try {
    const [front, side] = [gateway('front', 'a.example.com'), gateway('side', 'b.example.com')]
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'front.yaml'), front)
    writeFileSync(join(folder, 'sub', 'side.yaml'), side)
    await page.addInitScript(() => {
      delete (globalThis as { showDirectoryPicker?: unknown }).showDirectoryPicker
    })
    await editor.open()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open a folder' }).click()
    await (await chooser).setFiles(folder)
    await expect(editor.item('Gateway side')).toBeVisible()
    await editor.typeAtEnd('# mine')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Saved in this browser').first()).toBeVisible()

    const download = async (title: string) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const file = page.waitForEvent('download')
      await page.getByRole('button', { name: `Download: ${title}` }).click()
      return readFileSync(await (await file).path())
    }
    expect((await download('This file')).toString()).toBe(`${front}# mine`)
    const zip = unzipSync(await download('The files as a zip'))
    const texts = Object.entries(zip).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])
    expect(Object.fromEntries(texts)).toEqual({ 'front.yaml': `${front}# mine`, 'sub/side.yaml': side })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The browser takes the permission away, and gives it again to whoever asks within a click. */
async function denyFolders(page: Page): Promise<void> {
  await page.evaluate(() => {
    let isDenied = true
    const prototype = FileSystemDirectoryHandle.prototype as unknown as Record<string, unknown>
    for (const name of ['values', 'getFileHandle', 'getDirectoryHandle', 'removeEntry']) {
      const real = prototype[name] as (...given: unknown[]) => unknown
      prototype[name] = function (this: unknown, ...given: unknown[]) {
        if (isDenied) throw new DOMException('denied', 'NotAllowedError')
        return real.apply(this, given)
      }
    }
    prototype.queryPermission = async () => (isDenied ? 'prompt' : 'granted')
    prototype.requestPermission = async () => {
      isDenied = false
      return 'granted'
    }
  })
}

/** The folder that is asked for is one of the browser's own. */
async function useOwnFolder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shop', { create: true }),
    })
  })
}

/** The paths of all files that lie in it. */
function filesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    type Folder = FileSystemDirectoryHandle & { values(): AsyncIterable<FileSystemHandle> }
    const found: string[] = []
    async function walk(folder: Folder, path: string): Promise<void> {
      for await (const it of folder.values())
        if (it.kind === 'file') found.push(path + it.name)
        else await walk(it as Folder, `${path}${it.name}/`)
    }
    const root = await navigator.storage.getDirectory()
    await walk((await root.getDirectoryHandle('shop')) as Folder, '')
    return found.toSorted()
  })
}
