/** Icons of what can be done with answers, as in `icons.ts`; loaded with what draws answers. */
export const again = "M20 12a8 8 0 1 1-2.6-5.9M20 3.5v4.6h-4.6";
export const pencil = "M4 20l.9-4L16.4 4.5a1.8 1.8 0 0 1 2.6 0l.5.5a1.8 1.8 0 0 1 0 2.6L8 19.1ZM14.5 6.5l3 3";
export const download = "M12 4v11M7 10.5l5 5 5-5M5 19.5h14";
export const person = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0";
export const notice =
  "M19.5 12v6.5A1.5 1.5 0 0 1 18 20H5.5A1.5 1.5 0 0 1 4 18.5V6a1.5 1.5 0 0 1 1.5-1.5H12M18 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z";
export const noticeOff =
  "M19.5 12v6.5A1.5 1.5 0 0 1 18 20H5.5A1.5 1.5 0 0 1 4 18.5V6a1.5 1.5 0 0 1 1.5-1.5H12M15.5 4l5 5M20.5 4l-5 5";
export const share = "M12 15V4M8 7.5 12 3.5l4 4M7 11H5.5v9h13v-9H17";
export const bell =
  "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5a2.2 2.2 0 0 0 4 0";
export const bellOff =
  "M6.5 16.5V11c0-.8.2-1.6.5-2.3M9 6.4a5.5 5.5 0 0 1 8.5 4.6v3M5 18h11M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16";
