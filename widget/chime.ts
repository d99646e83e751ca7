/** Two notes, a fourth apart: their pitch in hertz, and when they begin in seconds. */
const notes = [
  [659.26, 0],
  [880, 0.11],
] as const;
const loudness = 0.08;
const seconds = 0.45;

let context: AudioContext | null = null;

/** Plays a short, soft sound. It needs no file, and so no `media-src`. */
export async function chime(): Promise<void> {
  context ??= new AudioContext();
  // Browsers hold sound back until the visitor has done something in the page.
  await context.resume();
  for (const [pitch, delay] of notes) strike(context, pitch, context.currentTime + delay);
}

function strike(on: AudioContext, pitch: number, at: number): void {
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  const tone = new OscillatorNode(on, { frequency: pitch, type: "sine" });
  tone.connect(volume).connect(on.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
