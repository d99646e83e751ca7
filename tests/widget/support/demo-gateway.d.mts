/** The demo gateway, as far as tests in TypeScript use it: demo/gateway/gateway.mjs. */
export function createGateway(
  options: Readonly<Record<string, unknown>>,
): Promise<{ readonly url: string; close(): Promise<void> }>;
