/** Whether a whole number is a percentage: 0–100. */
export function isPercent(value: number): boolean {
  return value >= 0 && value <= 100
}

/** Whether a fractional number is a percentage Envoy can count: 0, or 0.0001–100. NaN passes, as it does in Istio. */
export function isFractionalPercent(value: number): boolean {
  return !(value < 0 || value > 100 || (value > 0 && value < 0.0001))
}
