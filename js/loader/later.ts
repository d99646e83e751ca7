type Methods = Record<string, (...args: unknown[]) => unknown>;

/**
 * Gives `target` methods that wait for the object that has them: those of every chat, and `more`,
 * each after a space.
 */
export function later(target: object, real: () => Promise<object>, more = ""): void {
  for (const name of `login logout sendMessage${more}`.split(" ")) {
    (target as Methods)[name] = async (...args) => ((await real()) as Methods)[name]?.(...args);
  }
}
