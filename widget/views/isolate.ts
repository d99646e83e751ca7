/** Keeps a text of unknown direction, such as an address, from turning its surroundings round. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
