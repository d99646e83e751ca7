// @ts-check
// How much one user may leave with the demo.

export const mostChats = 200;
export const mostMessages = 1000;
export const mostVersions = 500;
export const mostAgents = 50;
export const mostFolders = 100;
export const mostBytes = 20 * 1024 * 1024;
export const largestFile = 5 * 1024 * 1024;
