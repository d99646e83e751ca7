/** Path data of the icons of a signed-in user's chat: see `widget/icons.ts`. */
export const plus = "M12 5v14M5 12h14";
export const square = "M7.5 7.5h9v9h-9Z";
