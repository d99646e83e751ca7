#include "core/page_request.h"

#include "core/arguments.h"

namespace parley {

json::Writer describeRequest(const HttpRequest& request) {
  json::Writer headers;
  for (const HttpHeader& header : request.headers) headers.string(header.name, header.value);
  json::Writer out;
  out.string("method", methodName(request.method)).string("url", request.url);
  out.raw("headers", headers.finish());
  return out;
}

HttpResponse readResponse(std::string_view json) {
  const json::Object answer = object(json);
  const json::Object headers = object(answer["headers"]);
  HttpResponse response;
  response.head.status = static_cast<int>(answer.integer("status").value_or(0));
  for (const json::Member& header : headers.members()) {
    response.head.headers.push_back({header.name, json::decodeString(header.value).value_or("")});
  }
  response.body = answer.string("body").value_or("");
  return response;
}

}  // namespace parley
