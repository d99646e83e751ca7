/** Path data of the icons: strokes of two units on a grid of 24, drawn for Parley. */
export const speech = "M4 5h16v11h-7l-5 4v-4H4ZM8 9h8M8 12h5";
export const chevronDown = "m6 9.5 6 6 6-6";
export const cross = "m6 6 12 12M18 6 6 18";
export const arrowUp = "M12 19.5V5M5.5 11.5 12 5l6.5 6.5";
export const arrowDown = "M12 4.5V19M5.5 12.5 12 19l6.5-6.5";
export const more =
  "M6 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM13 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM20 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0Z";
export const copy =
  "M9 9h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2ZM5.5 15H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v.5";
export const check = "m5 12.5 4.5 4.5L19 7.5";
export const speaker =
  "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11";
export const stop = "M7 7h10v10H7Z";
export const thumbUp =
  "M7 11v9H4v-9ZM7 11l4-8a2.5 2.5 0 0 1 2.5 2.5V9h5a2 2 0 0 1 2 2.3l-1.2 7a2 2 0 0 1-2 1.7H7";
export const thumbDown =
  "M17 13V4h3v9ZM17 13l-4 8a2.5 2.5 0 0 1-2.5-2.5V15h-5a2 2 0 0 1-2-2.3l1.2-7a2 2 0 0 1 2-1.7H17";
export const leave = "M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4";
export const bin =
  "M4 7h16M10 11v6M14 11v6M6 7l1 12a2 2 0 0 0 2 2h6a2 2 0 0 0 2-2l1-12M9 7V5a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 15 5v2";
export const envelope =
  "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5ZM3.5 7l8.5 6.5L20.5 7";
export const key = "M14.5 9.5 21 3M18 6l2.5 2.5M15.5 8.5l2 2M9.5 10a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z";
export const shield = "M12 3 5 5.5V11c0 4.5 2.8 8 7 10 4.2-2 7-5.5 7-10V5.5ZM12 8.5V12M12 15.5h.01";
export const cloudOff =
  "m3 3 18 18M8.5 8A6 6 0 0 0 7 9.5 4.6 4.6 0 0 0 7.5 18.5H17M11 6.3A6 6 0 0 1 17.7 11 3.8 3.8 0 0 1 20.5 16.5";
export const warning = "M12 4 2.5 20h19ZM12 10v4.5M12 17.3h.01";
