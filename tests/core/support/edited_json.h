#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/partial_json.h"

namespace parley::test {

/// The JSON text of a value that `PartialJson`'s edits make.
class EditedJson {
 public:
  /// Takes a JSON array of edits; an empty text for none.
  void apply(std::string_view edits);

  /// Empty when there is no value.
  [[nodiscard]] std::string text() const;

 private:
  struct Node {
    char bracket = '\0';  ///< Of a container; otherwise `scalar` is the value.
    std::string scalar{};
    std::vector<std::string> keys{};  ///< Of an object.
    std::vector<Node> children{};
  };

  Node& innermost();
  void put(Node value);
  Node& last();
  static std::string write(const Node& node);

  Node root_;
  std::size_t depth_ = 0;
  std::string key_;
  bool isHidden_ = true;
};

inline void EditedJson::apply(std::string_view edits) {
  using Edit = PartialJson::Edit;
  const auto items = json::readArray(edits.empty() ? "[]" : edits);
  if (!items) {
    isHidden_ = true;
    root_ = {.scalar = "the edits are no array"};
    return;
  }
  for (auto item = items->begin(); item != items->end(); ++item) {
    const auto edit = static_cast<Edit>(item->front() - '0');
    isHidden_ = edit == Edit::kHide || edit == Edit::kEnd;
    switch (edit) {
      case Edit::kOpenObject:
      case Edit::kOpenArray:
        put({.bracket = edit == Edit::kOpenArray ? '[' : '{'});
        ++depth_;
        break;
      case Edit::kClose:
        --depth_;
        break;
      case Edit::kKey:
        key_ = *++item;
        break;
      case Edit::kValue:
        put({.scalar = std::string(*++item)});
        break;
      case Edit::kReplace:
        last().scalar = *++item;
        break;
      case Edit::kExtend: {
        std::string& string = last().scalar;
        string.pop_back();
        string += (++item)->substr(1);
        break;
      }
      case Edit::kHide:
      case Edit::kEnd:
        break;
    }
  }
}

inline std::string EditedJson::text() const { return isHidden_ ? "" : write(root_); }

inline EditedJson::Node& EditedJson::innermost() {
  Node* node = &root_;
  for (std::size_t depth = 1; depth < depth_; ++depth) node = &node->children.back();
  return *node;
}

inline void EditedJson::put(Node value) {
  if (depth_ == 0) {
    root_ = std::move(value);
    return;
  }
  Node& container = innermost();
  if (container.bracket == '{') container.keys.push_back(key_);
  container.children.push_back(std::move(value));
}

inline EditedJson::Node& EditedJson::last() {
  return depth_ == 0 ? root_ : innermost().children.back();
}

inline std::string EditedJson::write(const Node& node) {
  if (node.bracket == '\0') return node.scalar;
  std::string text(1, node.bracket);
  for (std::size_t index = 0; index < node.children.size(); ++index) {
    if (index > 0) text += ',';
    if (node.bracket == '{') text += node.keys[index] + ":";
    text += write(node.children[index]);
  }
  return text + (node.bracket == '{' ? '}' : ']');
}

}  // namespace parley::test
