/**
 * Measures frames in a page until it is told to stop: the milliseconds from the first callback of
 * each to when it has been drawn, how many took longer than a frame has, and how many came late.
 */
export function watchFrames() {
  /** An interval that has room for two frames. */
  const late = 25;
  /** What a frame has, sixty times a second. */
  const budget = 16;
  const work = [];
  let before = 0;
  let lateOnes = 0;
  let isOver = false;
  const { port1, port2 } = new MessageChannel();
  let started = 0;
  port1.onmessage = () => work.push(performance.now() - started);
  const onFrame = (time) => {
    if (isOver) return;
    // First in the next frame too, before whoever asks for one later.
    requestAnimationFrame(onFrame);
    started = performance.now();
    port2.postMessage(null);
    if (before > 0 && time - before > late) lateOnes += 1;
    before = time;
  };
  requestAnimationFrame(onFrame);
  return () => {
    isOver = true;
    work.sort((a, b) => a - b);
    const at = (share) => work[Math.min(work.length - 1, Math.floor(work.length * share))];
    return {
      frames: work.length,
      median: at(0.5),
      p99: at(0.99),
      longest: at(1),
      over: work.filter((time) => time > budget).length,
      late: lateOnes,
    };
  };
}
