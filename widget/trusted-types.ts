/** The part of the Trusted Types API that is used here. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

const approved = new Set<string>();
let policy: ReturnType<TrustedTypesFactory["createPolicy"]> | undefined;

/**
 * An address in the form that `script.src` takes on a page with `require-trusted-types-for
 * 'script'`. The policy is named "parley" and lets only those addresses pass that were approved
 * here before; the browser throws when the page's `trusted-types` directive does not name it.
 */
export function trustedScriptAddress(address: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (factory === undefined) return address;
  approved.add(address);
  policy ??= factory.createPolicy("parley", {
    createScriptURL: (candidate) => {
      if (approved.has(candidate)) return candidate;
      throw new TypeError(`Parley does not load scripts from ${candidate}`);
    },
  });
  return policy.createScriptURL(address) as string;
}
