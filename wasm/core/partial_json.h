#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Reads JSON whose end has not arrived yet, as a tool's input is while a model writes it. What it
/// stands for so far is told as edits, so that a piece costs what it is long, however long the text
/// before it was.
///
/// The value is the one that the Vercel AI SDK gives such a text (`parsePartialJson`): open
/// strings, arrays and objects end where the text does, a literal is completed, a member counts
/// once its value has begun, and what can no more become JSON has no value. A key that would reach
/// for an object's prototype (`__proto__`, `constructor` with `prototype`) leaves none either. It
/// differs in one point: below `kMaxDepth` levels there is no value.
class PartialJson {
 public:
  /// Whoever applies the edits copies the containers that are open; this bounds their number.
  static constexpr std::size_t kMaxDepth = 256;

  /// What happens to the value. Each edit is its number, and one more JSON value where it says so.
  enum class Edit : std::uint8_t {
    kOpenObject,  ///< An empty object becomes the value of the pending key, or the next element.
    kOpenArray,   ///< Likewise an empty array.
    kClose,       ///< The innermost container is complete.
    kKey,         ///< The name of the next member: a string follows.
    kValue,       ///< The next member or element: a string, number or literal follows.
    kReplace,     ///< The last number reads otherwise: another follows.
    kExtend,      ///< The last string goes on: a string follows.
    kHide,        ///< There is no value before the next edit.
    kEnd,         ///< There is no value, and will be none.
  };

  /// Reads on. Pieces may be cut anywhere between characters.
  void push(std::string_view piece);

  /// The edits since the last call, as a JSON array; empty when there are none.
  [[nodiscard]] std::string takeEdits();

 private:
  enum class At : std::uint8_t {
    kRoot,
    kFirstKey,
    kKey,
    kColon,
    kMember,
    kAfterMember,
    kNextKey,
    kFirstElement,
    kElement,
    kAfterElement,
    kString,
    kKeyString,
    kNumber,
    kLiteral,
    kDone,
    kDead,
  };

  /// How far an escape in a string has come.
  enum class Escape : std::uint8_t { kNone, kBackslash, kUnicode };

  /// The parts of a number (RFC 8259, section 6), by the character read last.
  enum class Digits : std::uint8_t {
    kMinus,
    kZero,
    kInteger,
    kPoint,
    kFraction,
    kE,
    kSign,
    kPower
  };

  struct Frame {
    bool isArray = false;
    bool isConstructor = false;  ///< The value of a member named so.
  };

  void step(char c);
  [[nodiscard]] std::size_t readRun(std::string_view rest);
  void readString(char c);
  void readEscape(char c);
  void readNumber(char c);
  void readDigit(char c);
  void readLiteral(char c);
  void beginValue(char c);
  void beginNumber(char c);
  void open(bool isArray);
  void close();
  void endValue();
  void endKey();
  void endNumber(char c);
  void endedBy(char c);
  void flushNumber();
  void giveUp();
  [[nodiscard]] bool advance();
  [[nodiscard]] bool announce();
  void edit(Edit kind, std::string_view json = {});
  void extend(std::string_view content);
  void closeText();

  At at_ = At::kRoot;
  std::vector<Frame> frames_;
  bool broken_ = false;  ///< What was read is no JSON; the value stays until more would change it.

  std::string key_;      ///< Content of the key's literal.
  bool hasKey_ = false;  ///< It waits for its value.

  Escape escape_ = Escape::kNone;
  std::string escaped_;  ///< The escape so far.

  Digits digits_ = Digits::kMinus;
  std::string number_;
  std::size_t numberEnd_ = 0;   ///< Up to the last digit.
  std::size_t numberTold_ = 0;  ///< As far as the edits tell it.
  bool isHidden_ = false;       ///< A minus alone, as the first element, leaves no value.
  bool isDeferred_ = false;     ///< A member's power has a plus sign, where the SDK stops ...
  std::string deferred_;        ///< ... until the member is complete.

  std::string_view literal_;
  std::size_t literalRead_ = 0;

  std::string edits_;
  bool textIsOpen_ = false;  ///< The last edit is a string that lacks its quotation mark.
};

}  // namespace parley
