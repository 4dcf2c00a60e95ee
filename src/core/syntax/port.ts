/** Whether a number is a port: 1–65535. */
export function isPort(number: number): boolean {
  return number >= 1 && number <= 65535
}
