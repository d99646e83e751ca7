/** `isChatMessage(value)` and the like: whether a value is of a type, one for each object. */
export * from "./generated/guards.js";
