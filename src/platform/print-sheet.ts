import type { Files } from '../core/text/file-change.ts'
import { loadedImage } from './png-picture.ts'
import './print-sheet.css'

/** Prints a picture, then the text of files. Gives false where the browser does not show the picture. */
export async function printSheet(svg: string, title: string, files: Files): Promise<boolean> {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet'
  const heading = document.createElement('h1')
  heading.textContent = title
  sheet.append(heading)
  try {
    const image = await loadedImage(svg)
    image.alt = title
    sheet.append(image)
  } catch {
    return false
  }
  for (const { name, text } of files) {
    const head = document.createElement('h2')
    head.textContent = name
    const body = document.createElement('pre')
    body.textContent = text
    sheet.append(head, body)
  }
  document.body.append(sheet)
  // The browser has what it prints once this event comes; where none comes, the sheet stays unseen until the next one.
  for (const old of document.querySelectorAll('.print-sheet')) if (old !== sheet) old.remove()
  addEventListener('afterprint', () => sheet.remove(), { once: true })
  print()
  return true
}

/** Prints the page as it is. */
export function printPage(): void {
  print()
}
