/** What a block of code offers beside its text. */
export interface CodeTools {
  /** Name of the button that copies it; there is none without a name. */
  readonly copyName?: string | undefined;
  /** Told when copying has been tried, to say it to everybody. */
  readonly copied?: ((succeeded: boolean) => void) | undefined;
}

/** How a Markdown text is drawn. */
export interface MarkdownOptions {
  /**
   * Draws images, from https alone, instead of links to them. Off unless the owner of the page
   * wants it: an answer could have the page tell anybody who reads it.
   */
  readonly images?: boolean | undefined;
  /** Gives code a head with its language and its tools, and colours once it can be seen. */
  readonly code?: CodeTools | undefined;
}
