// @ts-check

/**
 * A WAV file: one channel of 16-bit PCM.
 * @param {Int16Array} samples
 * @param {number} sampleRate hertz
 * @returns {Buffer}
 */
export function wavFile(samples, sampleRate) {
  const size = samples.length * 2;
  const file = Buffer.alloc(44 + size);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + size, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(size, 40);
  samples.forEach((sample, index) => file.writeInt16LE(sample, 44 + 2 * index));
  return file;
}

/**
 * Corrects the sizes in a file that was written to a pipe, whose writer could not know them.
 * @param {Buffer} file with a header of 44 bytes
 * @returns {Buffer | null} null for what is no such file
 */
export function withTrueSizes(file) {
  if (file.length <= 44 || file.toString("latin1", 36, 40) !== "data") return null;
  file.writeUInt32LE(file.length - 8, 4);
  file.writeUInt32LE(file.length - 44, 40);
  return file;
}
