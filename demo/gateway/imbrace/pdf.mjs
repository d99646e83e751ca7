// @ts-check
// A page of text as a PDF (ISO 32000-1), in a font that every reader has.

const [width, height, margin] = [595, 842, 72];
const [titleSize, textSize, leading] = [20, 11, 16];

/**
 * @param {string} title
 * @param {readonly string[]} lines of one page, in ASCII
 * @returns {Buffer}
 */
export function pdfOf(title, lines) {
  const content = [
    "BT",
    `/F1 ${titleSize} Tf ${margin} ${height - margin} Td (${escaped(title)}) Tj`,
    `/F1 ${textSize} Tf 0 -${2 * leading} Td ${leading} TL`,
    ...lines.map((line) => `(${escaped(line)}) Tj T*`),
    "ET",
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R ` +
      "/Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${escaped(title)}) >>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\()]/g, "\\$&");
}
