/** Path data of the icons that only a chat with an agent has: see `widget/icons.ts`. */
export const paperclip =
  "m20 11.5-8.4 8.4a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.7 1.7 0 0 1-2.5-2.4l7.9-7.9";
export const wrench =
  "M14.5 6.5a4 4 0 0 1 5.2-3.3L17 6l.4 2.1 2.2.5 2.7-2.8a4 4 0 0 1-5.2 5.2L9 19.2a2.2 2.2 0 0 1-3.1-3.1l8.2-8.2a4 4 0 0 1 .4-1.4Z";
export const person =
  "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0";
export const page = "M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM14 3v5h5M9 13h6M9 17h4";
export const pencil = "m4 20 .8-4L16.5 4.3a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8 19.2Z";
export const again = "M20 5v5h-5M19.5 10A8 8 0 1 0 20 14";
export const plus = "M12 5v14M5 12h14";
export const arrowBack = "M19 12H5M11 5.5 4.5 12l6.5 6.5";
export const square = "M7.5 7.5h9v9h-9Z";
