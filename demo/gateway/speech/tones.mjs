// @ts-check
// A voice of last resort: hums a text word by word, for machines without a speech synthesiser.

import { wavFile } from "./wav.mjs";

const sampleRate = 16_000;
const highest = 240;
const lowest = 150;
const secondsAtMost = 20;

/**
 * @param {string} text
 * @returns {Buffer} a WAV file
 */
export function hum(text) {
  const words = text.split(/\s+/).filter(Boolean);
  /** @type {number[]} */
  const samples = [];
  words.forEach((word, index) => {
    if (samples.length > secondsAtMost * sampleRate) return;
    const pitch = highest - ((highest - lowest) * index) / Math.max(1, words.length);
    note(samples, pitch, 0.07 + 0.025 * Math.min(word.length, 10));
    silence(samples, /[.!?]$/.test(word) ? 0.25 : 0.05);
  });
  return wavFile(Int16Array.from(samples), sampleRate);
}

/**
 * Three overtones under an envelope, so that neither end clicks.
 * @param {number[]} samples
 * @param {number} pitch hertz
 * @param {number} seconds
 */
function note(samples, pitch, seconds) {
  const count = Math.floor(seconds * sampleRate);
  for (let i = 0; i < count; i += 1) {
    const phase = (2 * Math.PI * pitch * i) / sampleRate;
    const voice = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase);
    samples.push(4500 * Math.sin((Math.PI * i) / count) * voice);
  }
}

/**
 * @param {number[]} samples
 * @param {number} seconds
 */
function silence(samples, seconds) {
  for (let i = 0; i < seconds * sampleRate; i += 1) samples.push(0);
}
