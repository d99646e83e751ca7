/** Where the build writes what it generates. */
export const folder: string;

export interface Sample {
  readonly type: string;
  readonly value: unknown;
  readonly faults?: readonly string[];
  readonly untyped?: true;
}
export const samples: readonly Sample[];
export const imbraceSamples: readonly Sample[];

export function show(sample: { readonly type: string; readonly value: unknown }): string;
