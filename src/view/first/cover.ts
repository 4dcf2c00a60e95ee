import type { CanvasPlace } from '../screen/canvas-place.ts'
import type { FirstDrawing } from './draw-first.ts'
import styles from './first.module.css'
import { pictureOf } from './warm-up.ts'

/** The picture of the first drawing on the page. */
export interface Cover {
  /** Waits for the canvas to be there, and then leaves its place to it; a click that the picture was given is the canvas's. */
  giveWay(): void
}

/** A canvas that is not there by then will not be, in milliseconds. */
const longestWait = 3000

/** Shows a picture where the canvas will be; fulfilled once it is on screen. */
export async function showCover(drawing: FirstDrawing, place: CanvasPlace): Promise<Cover> {
  const cover = document.createElement('div')
  cover.className = styles.cover ?? ''
  cover.dataset.firstDrawing = ''
  // Whoever does not see it waits for the canvas itself, which can be read.
  cover.ariaHidden = 'true'
  setPlace(cover, { ...place, left: place.x, top: place.y })
  const picture = await pictureOf(drawing.svg)
  picture.className = styles.picture ?? ''
  setPlace(picture, drawing)
  cover.append(picture)
  document.body.append(cover)
  await nextFrame()

  let clicked: MouseEvent | undefined
  const hear = (event: MouseEvent) => {
    const { x, y, width, height } = place
    const isWithin = event.clientX >= x && event.clientX < x + width
    if (isWithin && event.clientY >= y && event.clientY < y + height) clicked = event
  }
  addEventListener('click', hear, { capture: true })

  async function remove(): Promise<void> {
    // The canvas moves to its view in the frame in which its boxes come.
    await nextFrame()
    await nextFrame()
    removeEventListener('click', hear, { capture: true })
    cover.remove()
    if (!clicked) return
    const click = clicked
    // A dialog that was opened since has the keyboard. What is chosen in it comes after the click, so it counts.
    if (isDialogOpen())
      onceOnPage(
        () => !isDialogOpen(),
        () => isAnythingSelected() || clickAgain(click),
      )
    else clickAgain(click)
  }

  return {
    giveWay: () => onceOnPage(isCanvasThere, () => void remove(), longestWait),
  }
}

/** Does something as soon as the page is in a state, at once or after a change of it; or after so many milliseconds. */
function onceOnPage(isSo: () => boolean, run: () => void, atMost?: number): void {
  if (isSo()) {
    run()
    return
  }
  const watch = new MutationObserver(() => isSo() && end())
  const timer = atMost === undefined ? undefined : setTimeout(end, atMost)
  function end(): void {
    watch.disconnect()
    clearTimeout(timer)
    run()
  }
  watch.observe(document.body, { childList: true, subtree: true })
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

function isAnythingSelected(): boolean {
  return document.querySelector('[data-canvas] [aria-selected="true"]') !== null
}

/** With all of its boxes, which fill themselves one after the other. */
function isCanvasThere(): boolean {
  const canvas = document.querySelector('[data-canvas]')
  return canvas?.querySelector('[data-item]') != null && !canvas.querySelector('.react-flow__node:empty')
}

/** A click that came before there was anything to hear it. */
function clickAgain({ clientX, clientY, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
  const target = document.elementFromPoint(clientX, clientY)
  if (!target?.closest('[data-canvas]')) return
  const keys = { shiftKey, ctrlKey, metaKey }
  target.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, view: window, clientX, clientY, ...keys }),
  )
}

function setPlace(
  { style }: HTMLElement,
  { left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>,
): void {
  style.left = `${left}px`
  style.top = `${top}px`
  style.width = `${width}px`
  style.height = `${height}px`
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(resolve))
}
