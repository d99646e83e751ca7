// The library has no declarations of its own; these are of what database.mjs uses.
declare module "better-sqlite3" {
  export interface Statement {
    run(...values: (string | number | Uint8Array | null)[]): { changes: number };
    get(...values: (string | number | Uint8Array | null)[]): Record<string, any> | undefined;
    all(...values: (string | number | Uint8Array | null)[]): Record<string, any>[];
  }

  export default class Connection {
    constructor(path: string);
    prepare(sql: string): Statement;
    exec(sql: string): void;
    pragma(pragma: string, options?: { simple: boolean }): unknown;
    transaction<T>(work: () => T): { immediate(): T };
    close(): void;
  }
}
