import { expect, it } from 'vitest'
import { isSecondClick } from './second-click.ts'

const first = { key: 'a', time: 1000, x: 600, y: 300 }
const click = (timeStamp: number, clientX: number, clientY: number) => ({ timeStamp, clientX, clientY })

it('a click soon after one on an item, at the same place, is its second', () => {
  expect(isSecondClick(first, click(1200, 602, 299))).toBe(true)
  expect(isSecondClick(first, click(1700, 600, 300))).toBe(false)
  expect(isSecondClick(first, click(1200, 640, 300))).toBe(false)
  expect(isSecondClick(undefined, click(1200, 600, 300))).toBe(false)
})
