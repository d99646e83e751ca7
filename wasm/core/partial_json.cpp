#include "core/partial_json.h"

#include <utility>

#include "core/byte_scan.h"
#include "core/json.h"

namespace parley {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHexDigit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return isDigit(c) || (lower >= 'a' && lower <= 'f');
}

constexpr std::size_t kUnicodeEscape = 6;  // \uXXXX

/// What a key's literal says; nothing else than ASCII matters here.
std::string keyName(std::string_view content) {
  return json::decodeString('"' + std::string(content) + '"').value_or("");
}

}  // namespace

void PartialJson::push(std::string_view piece) {
  while (!piece.empty() && at_ != At::kDone && at_ != At::kDead) {
    const std::size_t run = readRun(piece);
    if (run == 0) step(piece.front());
    piece.remove_prefix(run == 0 ? 1 : run);
  }
}

std::string PartialJson::takeEdits() {
  flushNumber();
  closeText();
  if (edits_.empty()) return {};
  std::string edits = "[" + edits_ + "]";
  edits_.clear();
  return edits;
}

/// Reads what stands for itself inside a string. Returns how much that is.
std::size_t PartialJson::readRun(std::string_view rest) {
  if (escape_ != Escape::kNone || (at_ != At::kString && at_ != At::kKeyString)) return 0;
  const std::string_view run = scan::until(rest, scan::JsonStringEnd{});
  if (run.empty()) return 0;
  if (at_ == At::kKeyString) {
    key_ += run;
  } else if (advance()) {
    extend(run);
  }
  return run.size();
}

void PartialJson::step(char c) {
  if (at_ == At::kString || at_ == At::kKeyString) return readString(c);
  if (at_ == At::kNumber) return readNumber(c);
  if (at_ == At::kLiteral) return readLiteral(c);
  if (isSpace(c)) {
    if (at_ == At::kAfterElement) (void)advance();
    return;
  }
  switch (at_) {
    case At::kFirstElement:
      if (c == ']') return close();
      [[fallthrough]];
    case At::kRoot:
    case At::kElement:
    case At::kMember:
      return beginValue(c);
    case At::kFirstKey:
      if (c == '}') return close();
      [[fallthrough]];
    case At::kNextKey:
      if (c != '"') break;
      key_.clear();
      at_ = At::kKeyString;
      return;
    case At::kColon:
      if (c != ':') break;
      at_ = At::kMember;
      return;
    case At::kAfterMember:
      if (c == '}') return close();
      if (c != ',') break;
      at_ = At::kNextKey;
      return;
    case At::kAfterElement:
      if (c == ']') return close();
      if (c != ',') return giveUp();
      at_ = At::kElement;
      return;
    default:
      return;
  }
  broken_ = true;
}

void PartialJson::readString(char c) {
  if (escape_ != Escape::kNone) return readEscape(c);
  if (c == '\\') {
    escape_ = Escape::kBackslash;
    escaped_ = c;
  } else if (c != '"') {
    broken_ = true;  // a control character
    if (at_ == At::kString) giveUp();
  } else if (at_ == At::kKeyString) {
    endKey();
  } else if (advance()) {
    closeText();
    endValue();
  }
}

void PartialJson::readEscape(char c) {
  const bool isUnicode = escape_ == Escape::kUnicode;
  const bool isSound = isUnicode ? isHexDigit(c) : std::string_view("\"\\/bfnrtu").contains(c);
  if (!isSound) {
    broken_ = true;
    if (at_ == At::kKeyString) {
      escape_ = Escape::kNone;
      if (c == '"') endKey();
    } else if (!isUnicode) {
      giveUp();
    }
    return;
  }
  escaped_ += c;
  if (c == 'u') escape_ = Escape::kUnicode;
  if (escape_ == Escape::kUnicode && escaped_.size() < kUnicodeEscape) return;
  escape_ = Escape::kNone;
  if (at_ == At::kKeyString) {
    key_ += escaped_;
  } else if (advance()) {
    extend(escaped_);
  }
}

void PartialJson::beginValue(char c) {
  switch (c) {
    case '{':
    case '[':
      if (advance()) open(c == '[');
      return;
    case '"':
      if (!advance() || !announce()) return;
      edit(Edit::kValue, "\"");
      textIsOpen_ = true;
      at_ = At::kString;
      return;
    case 't':
    case 'f':
    case 'n':
      if (!advance() || !announce()) return;
      literal_ = c == 't' ? "true" : c == 'f' ? "false" : "null";
      literalRead_ = 1;
      edit(Edit::kValue, literal_);
      at_ = At::kLiteral;
      return;
    default:
      if (c == '-' || isDigit(c)) return beginNumber(c);
      if (at_ == At::kFirstElement) return giveUp();
      broken_ = true;
  }
}

void PartialJson::beginNumber(char c) {
  const bool isFirst = at_ == At::kFirstElement;
  number_ = c;
  numberTold_ = 0;
  numberEnd_ = 0;
  at_ = At::kNumber;
  digits_ = c == '-' ? Digits::kMinus : c == '0' ? Digits::kZero : Digits::kInteger;
  if (c != '-') {
    if (advance()) numberEnd_ = 1;
  } else if (isFirst && advance()) {
    isHidden_ = true;
    edit(Edit::kHide);
  }
}

void PartialJson::readNumber(char c) {
  const bool isWhole = digits_ == Digits::kZero || digits_ == Digits::kInteger;
  if (isDigit(c)) return readDigit(c);
  if (c == '.' && isWhole) {
    digits_ = Digits::kPoint;
  } else if ((c == 'e' || c == 'E') && (isWhole || digits_ == Digits::kFraction)) {
    digits_ = Digits::kE;
  } else if ((c == '+' || c == '-') && digits_ == Digits::kE) {
    digits_ = Digits::kSign;
    if (c == '+' && !frames_.empty() && !frames_.back().isArray) {
      flushNumber();
      isDeferred_ = true;
    }
  } else if (c == '.' || c == 'e' || c == 'E' || c == '-') {
    broken_ = true;
  } else {
    return endNumber(c);
  }
  number_ += c;
  if (isHidden_) giveUp();
}

void PartialJson::readDigit(char c) {
  if (digits_ == Digits::kZero) broken_ = true;
  if (digits_ == Digits::kMinus) digits_ = c == '0' ? Digits::kZero : Digits::kInteger;
  if (digits_ == Digits::kPoint) digits_ = Digits::kFraction;
  if (digits_ == Digits::kE || digits_ == Digits::kSign) digits_ = Digits::kPower;
  number_ += c;
  isHidden_ = false;
  if (advance()) numberEnd_ = number_.size();
}

/// `c` is no part of the number. Only what can follow a value is read again.
void PartialJson::endNumber(char c) {
  if (isHidden_) return giveUp();
  flushNumber();
  if (at_ == At::kDead) return;
  if (numberEnd_ != number_.size()) broken_ = true;
  if (isDeferred_) deferred_ = number_;
  isDeferred_ = false;
  endValue();
  endedBy(c);
}

/// After a number or literal, whose end is told by what follows.
void PartialJson::endedBy(char c) {
  if (c == ',' || c == ']' || (c == '}' && at_ == At::kAfterMember)) {
    step(c);
  } else if (!isSpace(c)) {
    broken_ = true;
  }
}

/// Tells a number as far as it goes.
void PartialJson::flushNumber() {
  if (at_ != At::kNumber || numberEnd_ == numberTold_ || isDeferred_) return;
  const std::string_view number = std::string_view(number_).substr(0, numberEnd_);
  if (numberTold_ == 0) {
    if (!announce()) return;
    edit(Edit::kValue, number);
  } else {
    edit(Edit::kReplace, number);
  }
  numberTold_ = numberEnd_;
}

void PartialJson::readLiteral(char c) {
  if (literalRead_ < literal_.size()) {
    if (c != literal_[literalRead_]) return giveUp();
    ++literalRead_;
    return;
  }
  endValue();
  endedBy(c);
}

void PartialJson::open(bool isArray) {
  if (frames_.size() == kMaxDepth) return giveUp();
  const bool isConstructor = hasKey_ && !isArray && keyName(key_) == "constructor";
  if (!announce()) return;
  edit(isArray ? Edit::kOpenArray : Edit::kOpenObject);
  frames_.push_back({isArray, isConstructor});
  at_ = isArray ? At::kFirstElement : At::kFirstKey;
}

void PartialJson::close() {
  if (!advance()) return;
  frames_.pop_back();
  edit(Edit::kClose);
  endValue();
}

void PartialJson::endValue() {
  if (frames_.empty()) {
    at_ = At::kDone;
  } else {
    at_ = frames_.back().isArray ? At::kAfterElement : At::kAfterMember;
  }
}

void PartialJson::endKey() {
  hasKey_ = true;
  at_ = At::kColon;
}

void PartialJson::giveUp() {
  at_ = At::kDead;
  frames_ = {};
  deferred_.clear();
  edits_.clear();
  textIsOpen_ = false;
  edit(Edit::kEnd);
}

/// Asked before the value takes in what was just read. When something unsound came before, there is
/// no value from here on.
bool PartialJson::advance() {
  if (!broken_) return true;
  giveUp();
  return false;
}

/// Tells the key that waits for the value that begins.
bool PartialJson::announce() {
  if (!std::exchange(hasKey_, false)) return true;
  const std::string name = keyName(key_);
  if (name == "__proto__" || (name == "prototype" && frames_.back().isConstructor)) {
    giveUp();
    return false;
  }
  edit(Edit::kKey, '"' + key_ + '"');
  return true;
}

void PartialJson::edit(Edit kind, std::string_view json) {
  closeText();
  if (!deferred_.empty()) edit(Edit::kReplace, std::exchange(deferred_, {}));
  if (!edits_.empty()) edits_ += ',';
  edits_ += static_cast<char>('0' + static_cast<int>(kind));
  if (json.empty()) return;
  edits_ += ',';
  edits_ += json;
}

/// The string under way goes on by `content`, which is that of a literal.
void PartialJson::extend(std::string_view content) {
  if (!textIsOpen_) {
    edit(Edit::kExtend, "\"");
    textIsOpen_ = true;
  }
  edits_ += content;
}

void PartialJson::closeText() {
  if (std::exchange(textIsOpen_, false)) edits_ += '"';
}

}  // namespace parley
