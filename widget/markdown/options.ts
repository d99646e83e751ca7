/** What a block of code offers beside its text. */
export interface CodeTools {
  /** Name of the button that copies it; there is none without a name. */
  readonly copyName?: string | undefined;
  /** Told when copying has been tried, to say it to everybody. */
  readonly copied?: ((succeeded: boolean) => void) | undefined;
}

/** What makes buttons of citations. */
export interface CitationTools {
  /** How many sources there are; a number beyond is text. */
  readonly count: number;
  /** Name of the button for what is cited, such as "2" or "4-6". */
  readonly nameOf: (cited: string) => string;
  /** Shows sources by their places, which count from 0, for the button that was used. */
  readonly show: (button: HTMLButtonElement, places: readonly number[]) => void;
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
  /** Without it citations are text. */
  readonly citations?: CitationTools | undefined;
}
