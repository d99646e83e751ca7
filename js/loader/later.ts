type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Gives `target` methods, by their names, that wait for the object that has them. */
export function later(target: object, names: string, real: () => Promise<object>): void {
  for (const name of names.split(" ")) {
    (target as Methods)[name] = async (...args) => ((await real()) as Methods)[name]?.(...args);
  }
}
