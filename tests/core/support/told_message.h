#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/support/edited_json.h"
#include "core/ui_message_changes.h"

namespace parley::test {

/// A message as the changes of a `UiMessageReader` tell it, and what else they tell.
class ToldMessage {
 public:
  void apply(std::span<const UiMessageChange> changes);

  /// The parts as JSON, their members by name. A text is as its content is spelt.
  [[nodiscard]] std::vector<std::string> parts() const;

  std::string id = R"("")";
  std::vector<std::string> metadata;  ///< All that were not null, unmerged.
  std::vector<std::string> data;
  std::vector<std::string> reports;

 private:
  struct Part {
    std::map<std::string, std::string> members;
    EditedJson input;
    bool hasJsonInput = false;
  };

  void applyToPart(const UiMessageChange& change);
  static void extend(std::string& member, std::string_view content);

  std::vector<Part> parts_;
};

inline void ToldMessage::apply(std::span<const UiMessageChange> changes) {
  using enum UiMessageChange::Kind;
  for (const UiMessageChange& change : changes) {
    switch (change.kind) {
      case kStart:
        id = change.text;
        metadata.clear();
        parts_.clear();
        break;
      case kMetadata:
        if (change.text != "null") metadata.push_back(change.text);
        break;
      case kData:
        data.push_back(change.text);
        break;
      case kReport:
        reports.push_back(change.text);
        break;
      case kAdd:
        parts_.emplace_back();
        for (const json::Member& member : json::readObject(change.text)->members()) {
          parts_.back().members[member.name] = member.value;
        }
        break;
      default:
        applyToPart(change);
    }
  }
}

inline void ToldMessage::applyToPart(const UiMessageChange& change) {
  using enum UiMessageChange::Kind;
  Part& part = parts_.at(change.part);
  if (change.kind == kSet) {
    const auto items = *json::readArray(change.text);
    for (const std::string_view name : std::span(items).subspan(1)) {
      part.members.erase(*json::decodeString(name));
    }
    for (const json::Member& member : json::readObject(items.front())->members()) {
      part.members[member.name] = member.value;
    }
  } else if (change.kind == kExtendText) {
    extend(part.members["text"], change.text);
  } else if (change.kind == kExtendInput) {
    extend(part.members["rawInput"], change.text);
    if (!part.hasJsonInput) part.members["input"] = part.members["rawInput"];
  } else if (change.kind == kEditInput) {
    part.input.apply(change.text);
    part.members["input"] = part.input.text();
    if (part.members["input"].empty()) part.members.erase("input");
  } else {
    part.hasJsonInput = change.kind == kBeginJson;
    part.input = {};
    part.members["rawInput"] = R"("")";
    part.members.erase("input");
  }
}

inline void ToldMessage::extend(std::string& member, std::string_view content) {
  member.pop_back();
  member += content;
  member += '"';
}

inline std::vector<std::string> ToldMessage::parts() const {
  std::vector<std::string> texts;
  for (const Part& part : parts_) {
    json::Writer writer;
    for (const auto& [name, value] : part.members) writer.raw(name, value);
    texts.push_back(writer.finish());
  }
  return texts;
}

}  // namespace parley::test
