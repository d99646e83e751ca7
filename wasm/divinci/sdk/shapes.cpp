#include "divinci/sdk/shapes.h"

#include <string_view>

#include "core/json.h"
#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

namespace {

using Shape = std::string (*)(std::string_view);

/// The member of an object; the whole when there is none of that name.
std::string_view member(std::string_view json, std::string_view name) {
  const auto object = json::readObject(json);
  const std::string_view found = object ? (*object)[name] : std::string_view();
  return found.empty() ? json : found;
}

/// An object with one more member, unless it has that already or there is no value.
class Extended {
 public:
  explicit Extended(const json::Object& object) : object_(object) {
    for (const json::Member& part : object.members()) writer_.raw(part.name, part.value);
  }
  Extended& add(std::string_view name, std::string_view value) {
    if (object_[name].empty()) writer_.raw(name, value);
    return *this;
  }
  std::string finish() { return writer_.finish(); }

 private:
  const json::Object& object_;
  json::Writer writer_;
};

std::string_view firstString(std::string_view list) {
  const auto elements = json::readArray(list);
  const bool found = elements && !elements->empty() && elements->front().starts_with('"');
  return found ? elements->front() : std::string_view();
}

/// Names of the documentation for those of the wire: `_id`, `releases`, `ownerUser`.
std::string chat(std::string_view answer) {
  const auto object = json::readObject(answer);
  if (!object) return std::string(answer);
  return Extended(*object)
      .add("id", (*object)["_id"])
      .add("releaseId", firstString((*object)["releases"]))
      .add("ownerId", (*object)["ownerUser"])
      .finish();
}

std::string withId(std::string_view answer) {
  const auto object = json::readObject(answer);
  return object ? Extended(*object).add("id", (*object)["_id"]).finish() : std::string(answer);
}

std::string release(std::string_view answer) {
  const auto object = json::readObject(answer);
  if (!object) return std::string(answer);
  return Extended(*object).add("id", (*object)["_id"]).add("name", (*object)["title"]).finish();
}

std::string each(const std::vector<std::string_view>& elements, Shape shape) {
  std::string out;
  for (const std::string_view element : elements) {
    out += out.empty() ? '[' : ',';
    out += shape(element);
  }
  return out.empty() ? "[]" : out + ']';
}

/// A page of chats; a bare list is the only page.
std::string chatPage(std::string_view answer) {
  json::Writer page;
  if (const auto list = json::readArray(answer)) {
    return page.raw("data", each(*list, chat))
        .boolean("hasMore", false)
        .integer("total", static_cast<long>(list->size()))
        .finish();
  }
  const auto object = json::readObject(answer);
  if (!object) return std::string(answer);
  for (const json::Member& part : object->members()) {
    const auto list = part.name == "data" ? json::readArray(part.value) : json::readArray("");
    page.raw(part.name, list ? each(*list, chat) : std::string(part.value));
  }
  return page.finish();
}

std::string transcript(std::string_view answer) {
  const auto messages = json::readArray(member(answer, "messages"));
  return messages ? each(*messages, withId) : "[]";
}

}  // namespace

std::string shaped(std::uint32_t traits, std::string answer) {
  const auto is = [traits](Trait trait) { return (traits & trait) != 0; };
  if (is(kIsChat)) return chat(member(answer, "chat"));
  if (is(kIsChatPage)) return chatPage(answer);
  if (is(kIsTranscript)) return transcript(answer);
  if (is(kIsPreset)) return std::string(member(answer, "preset"));
  if (is(kIsPresets)) return std::string(member(answer, "presets"));
  if (is(kIsRelease)) return release(answer);
  return answer;
}

}  // namespace parley::divinci::sdk
