export const hostileAddresses: readonly string[];
