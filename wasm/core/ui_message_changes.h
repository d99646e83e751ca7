#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// One step from a UI message to the next. `text` is JSON, or content: what stands between the
/// quotation marks of a JSON string.
struct UiMessageChange {
  enum class Kind : std::uint8_t {
    kStart,        ///< Another message begins, without metadata and parts. JSON: its id.
    kMetadata,     ///< JSON that is merged into the metadata; null changes nothing.
    kAdd,          ///< JSON of the next part.
    kSet,          ///< JSON array: an object of members to set, and names to remove before that.
    kExtendText,   ///< Content that `text` goes on with.
    kBeginJson,    ///< A tool's input begins anew: `rawInput` is empty, `input` has no value.
    kBeginText,    ///< Likewise where the input is no JSON: `input` is what `rawInput` is.
    kExtendInput,  ///< Content that `rawInput` goes on with.
    kEditInput,    ///< JSON array of `PartialJson::Edit`s to `input`, since it began.
    kData,         ///< JSON of a `data-*` chunk, for whoever listens; the message does not change.
    kReport,       ///< JSON string: what the server reported as an error. The stream goes on.
  };

  Kind kind = Kind::kAdd;
  std::size_t part = 0;  ///< Of those that name one.
  std::string text;
};

/// Changes in their order. What one tells is written over when the next stretch of the stream
/// begins.
class UiMessageChanges {
 public:
  using Kind = UiMessageChange::Kind;

  void clear() { size_ = 0; }
  [[nodiscard]] std::span<const UiMessageChange> all() const { return {changes_.data(), size_}; }

  void add(Kind kind, std::size_t part, std::string_view text) {
    if (size_ == changes_.size()) changes_.emplace_back();
    UiMessageChange& change = changes_[size_++];
    change.kind = kind;
    change.part = part;
    change.text = text;
  }

  /// Joins `content` to the last change, if that extends the same.
  void extend(Kind kind, std::size_t part, std::string_view content) {
    if (size_ > 0) {
      UiMessageChange& last = changes_[size_ - 1];
      if (last.kind == kind && last.part == part) {
        last.text += content;
        return;
      }
    }
    add(kind, part, content);
  }

 private:
  std::vector<UiMessageChange> changes_;  ///< Beyond `size_` lies memory to be used again.
  std::size_t size_ = 0;
};

}  // namespace parley
