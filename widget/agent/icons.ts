/** Path data of the icons that only a chat with an agent has: see `widget/icons.ts`. */
export const paperclip =
  "m20 11.5-8.4 8.4a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.7 1.7 0 0 1-2.5-2.4l7.9-7.9";
export const page =
  "M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM14 3v5h5M9 13h6M9 17h4";
export const plus = "M12 5v14M5 12h14";
export const square = "M7.5 7.5h9v9h-9Z";
