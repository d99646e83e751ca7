#pragma once

#include <string>
#include <vector>

namespace parley::generate {

/// A page in Markdown.
struct Page {
  std::string file;
  std::string text;
};

/// The reference of Divinci's calls, a page for each namespace of the client, of its types and of
/// the constants, with a first page that leads to them.
[[nodiscard]] std::vector<Page> referencePages();

}  // namespace parley::generate
