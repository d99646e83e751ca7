/** A time limit that timers take: whole milliseconds, and 24 days of them at most. */
export function timerLimit(milliseconds: number): number {
  return Math.min(Math.ceil(milliseconds), 2 ** 31 - 1);
}
