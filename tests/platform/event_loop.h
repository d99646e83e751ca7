#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace parley {

/// Lets the host's event loop run until `done` holds. False when it does not hold within half a
/// minute: a limit for what hangs, not a measure of what is slow.
[[nodiscard]] bool eventually(const std::function<bool()>& done);

/// Lets the event loop take several turns, so that what is on its way can arrive.
void settle();

/// Runs JavaScript in the host.
void runScript(const std::string& script);

/// The address of the test server, with a scheme and a path: `address("http", "/echo")`.
std::string address(std::string_view scheme, std::string_view path);

/// The same on a server of another origin.
std::string otherAddress(std::string_view scheme, std::string_view path);

/// The same where nobody listens.
std::string deadAddress(std::string_view scheme, std::string_view path);

}  // namespace parley
