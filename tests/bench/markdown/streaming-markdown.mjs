import * as smd from "streaming-markdown";

/** streaming-markdown with its own renderer. */
export function begin(element) {
  const parser = smd.parser(smd.default_renderer(element));
  return {
    write: (token) => smd.parser_write(parser, token),
    end: () => smd.parser_end(parser),
  };
}
