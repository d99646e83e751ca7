#pragma once

#include <string>
#include <vector>

namespace parley::generate {

/// A page in Markdown.
struct Page {
  std::string file;
  std::string text;
};

/// The reference of a vendor's calls: a page for each namespace of its client, and of its types,
/// with a first page that leads to them. Divinci has constants besides.
[[nodiscard]] std::vector<Page> divinciPages();
[[nodiscard]] std::vector<Page> imbracePages();

}  // namespace parley::generate
