/** How answers are drawn. Loaded with the first question, not with the chat: see `LazyAnswers`. */
export { plainText } from "../markdown.js";
export { exchange } from "./exchange.js";
export { markdown } from "./markdown.js";
