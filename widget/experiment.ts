/** The experiment that a page takes part in; a variant other than these two is ignored. */
export interface Experiment {
  readonly id: string;
  readonly variant: "control" | "treatment" | null;
}

/** Reads the two experiment attributes; null when the page takes part in none. */
export function experimentOf(id: string | null, variant: string | null): Experiment | null {
  if (id === null || id === "") return null;
  return { id, variant: variant === "control" || variant === "treatment" ? variant : null };
}
