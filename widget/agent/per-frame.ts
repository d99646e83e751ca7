/**
 * Makes a function that can be called as often as one likes, and has `act` done once for each frame
 * that the browser draws: a stream brings more than a screen shows.
 */
export function perFrame(act: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      act();
    });
  };
}
