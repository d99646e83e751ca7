/** A file of a message, as `aiAgent.streamChat` takes it among the parts of a UI message. */
export interface AttachmentPart {
  readonly type: "file";
  readonly url: string;
  readonly mediaType: string;
  readonly name: string;
}

/** What the vendor's own chat lets visitors attach (reference, section 7.2). */
export const ATTACHMENT_TYPES: readonly string[] = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "application/pdf",
  "text/csv",
];

/** The most bytes of an attachment. */
export const ATTACHMENT_BYTES = 5 * 1024 * 1024;

/** Longest name of an attachment, in characters (reference, section 5, `createClientChat`). */
const NAME_LENGTH = 100;

/** Uploads a form, and says where its file then is: `boards.uploadBoardFile`. */
type Upload = (form: FormData) => Promise<unknown>;

/**
 * Uploads a file, and makes the part of a message of it.
 * @throws {TypeError} for a file that is too large or of another type, and when the service does not
 * say where it has put it; what `upload` throws.
 */
export async function attach(upload: Upload, file: File): Promise<AttachmentPart> {
  if (!ATTACHMENT_TYPES.includes(file.type)) throw new TypeError(`Cannot attach ${file.type}`);
  if (file.size > ATTACHMENT_BYTES) throw new TypeError("An attachment has 5 MB at most");
  const form = new FormData();
  form.append("file", file);
  // The service answers with a list, its documentation with one.
  const [uploaded] = [await upload(form)].flat() as { url?: unknown }[];
  const url = uploaded?.url;
  if (typeof url !== "string") throw new TypeError("The upload has no address");
  return { type: "file", url, mediaType: file.type, name: file.name.slice(0, NAME_LENGTH) };
}
