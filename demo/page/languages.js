// The languages that the chat speaks, for the form of settings.

const tags = [
  ..."ar bn cs de el en es fa fil fr gu he hi id it ja ko mr ms nl".split(" "),
  ..."pa pl pt ro ru sw ta te th tr uk ur vi zh-hans zh-hant zu".split(" "),
];

/**
 * Adds the languages to a choice of them, each by the name that its speakers have for it.
 * @param {HTMLSelectElement} select
 */
export function offerLanguages(select) {
  for (const tag of tags) {
    const option = new Option(new Intl.DisplayNames([tag], { type: "language" }).of(tag), tag);
    option.lang = tag;
    select.append(option);
  }
}
