#pragma once

#include <string>
#include <string_view>

#include "core/http_reader.h"
#include "core/json.h"

/// Requests that the page sends in place of the core: with files, which stay where they are, or
/// with an answer that the page reads itself. They cross as JSON.
namespace parley {

/// The members of a request but for its body: method, url, headers. That is added by whoever knows
/// what it is to become.
[[nodiscard]] json::Writer describeRequest(const HttpRequest& request);

/// What came: `{status, headers, body}`. The names of the headers are lower case, as JavaScript
/// lists them. What is missing is empty.
[[nodiscard]] HttpResponse readResponse(std::string_view json);

}  // namespace parley
