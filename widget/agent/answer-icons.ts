/** Path data of the icons of answers: see `widget/icons.ts`. */
export const wrench =
  "M14.5 6.5a4 4 0 0 1 5.2-3.3L17 6l.4 2.1 2.2.5 2.7-2.8a4 4 0 0 1-5.2 5.2L9 19.2a2.2 2.2 0 0 1-3.1-3.1l8.2-8.2a4 4 0 0 1 .4-1.4Z";
export const person = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0";
export const pencil = "m4 20 .8-4L16.5 4.3a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8 19.2Z";
export const again = "M20 5v5h-5M19.5 10A8 8 0 1 0 20 14";
export const arrowBack = "M19 12H5M11 5.5 4.5 12l6.5 6.5";
