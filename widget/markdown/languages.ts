/** The languages that code can be coloured in, by the names that are written behind fences. */
const names = {
  bash: "bash sh shell zsh",
  c: "c h",
  cpp: "cpp c++ cc cxx hpp",
  csharp: "csharp cs c#",
  css: "css",
  go: "go golang",
  java: "java",
  javascript: "javascript js jsx mjs cjs node",
  json: "json jsonc json5",
  markup: "markup html xml svg vue",
  php: "php",
  python: "python py python3",
  sql: "sql mysql postgresql postgres sqlite",
  typescript: "typescript ts tsx",
  yaml: "yaml yml",
} as const;

export type Language = keyof typeof names;

/** The language that goes by a name in lower case; undefined when it is not known. */
export function languageOf(name: string): Language | undefined {
  const languages = Object.keys(names) as Language[];
  return languages.find((language) => names[language].split(" ").includes(name));
}
