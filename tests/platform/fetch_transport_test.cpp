#include "platform/fetch_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <deque>
#include <format>
#include <vector>

#include "event_loop.h"
#include "http_recorder.h"

namespace parley {
namespace {

using testing::Each;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class FetchTransportTest : public testing::Test {
 protected:
  void start(HttpRequest request) { recorder.start(transport, std::move(request)); }

  /// Asks the test server and waits for the end.
  void fetch(std::string_view path) {
    start(get(address("http", path)));
    ASSERT_TRUE(recorder.finish());
    EXPECT_TRUE(recorder.inOrder);
  }

  void expectAnswer(int status, std::string_view body) const {
    ASSERT_TRUE(recorder.head);
    EXPECT_EQ(recorder.head->status, status);
    EXPECT_EQ(recorder.body, body);
    ASSERT_TRUE(recorder.end);
    EXPECT_TRUE(recorder.end->has_value());
  }

  void expectFailure(ErrorKind kind) const {
    ASSERT_TRUE(recorder.end);
    ASSERT_FALSE(recorder.end->has_value());
    EXPECT_EQ(recorder.end->error().kind, kind) << recorder.end->error().message;
    EXPECT_NE(recorder.end->error().message, "");
  }

  /// The server's word that the connection named `id` is gone.
  void expectGone(std::string_view id) {
    HttpRecorder witness;
    witness.start(transport, get(address("http", std::format("/gone?id={}", id))));
    ASSERT_TRUE(witness.finish()) << "the connection is still open";
    EXPECT_EQ(witness.body, "gone");
  }

  FetchTransport transport;
  HttpRecorder recorder;
};

// Answers

TEST_F(FetchTransportTest, DeliversHeadBodyAndEnd) {
  fetch("/echo?a=1&b=%20");
  expectAnswer(200, recorder.body);
  EXPECT_THAT(recorder.body, StartsWith("GET /echo?a=1&b=%20\n"));
  EXPECT_THAT(recorder.body, EndsWith("\n\n"));
}

TEST_F(FetchTransportTest, SendsEveryMethodWithItsBody) {
  for (const HttpMethod method :
       {HttpMethod::kPost, HttpMethod::kPut, HttpMethod::kPatch, HttpMethod::kDelete}) {
    HttpRecorder each;
    each.start(
        transport,
        {.method = method, .url = address("http", "/echo"), .headers = {}, .body = "{\"ü\":1}"});
    ASSERT_TRUE(each.finish());
    EXPECT_THAT(each.body, StartsWith(std::string(methodName(method)) + " /echo\n"));
    EXPECT_THAT(each.body, EndsWith("\n\n{\"ü\":1}"));
  }
}

TEST_F(FetchTransportTest, SendsAPostWithoutABody) {
  start({.method = HttpMethod::kPost, .url = address("http", "/echo"), .headers = {}, .body = {}});
  ASSERT_TRUE(recorder.finish());
  EXPECT_THAT(recorder.body, HasSubstr("content-length: 0\n"));
}

TEST_F(FetchTransportTest, SendsBytesAsTheyAre) {
  std::string bytes;
  for (int i = 0; i < 1 << 20; ++i) bytes.push_back(static_cast<char>(i % 256));
  start(
      {.method = HttpMethod::kPost, .url = address("http", "/echo"), .headers = {}, .body = bytes});
  // The memory of the request is used anew while it is being sent.
  const std::string other(bytes.size(), '!');
  ASSERT_TRUE(recorder.finish());
  EXPECT_TRUE(recorder.body.ends_with("\n\n" + bytes));
}

TEST_F(FetchTransportTest, SendsHeaders) {
  start({.method = HttpMethod::kGet,
         .url = address("http", "/echo"),
         .headers = {{.name = "X-Api-Key", .value = "a:b=c\td"},
                     {.name = "X-Empty", .value = ""},
                     {.name = "X-Latin", .value = "Zürich"},
                     {.name = "X-Twice", .value = "1"},
                     {.name = "x-twice", .value = "2"}},
         .body = {}});
  ASSERT_TRUE(recorder.finish());
  EXPECT_THAT(recorder.body, HasSubstr("x-api-key: a:b=c\td\n"));
  EXPECT_THAT(recorder.body, HasSubstr("x-empty: \n"));
  EXPECT_THAT(recorder.body, HasSubstr("x-latin: Zürich\n"));
  EXPECT_THAT(recorder.body, HasSubstr("x-twice: 1, 2\n"));
}

TEST_F(FetchTransportTest, SendsNoCookiesToOtherOrigins) {
  fetch("/echo");
  EXPECT_THAT(recorder.body, Not(HasSubstr("cookie:")));
}

TEST_F(FetchTransportTest, ReadsOddHeaders) {
  fetch("/odd-headers");
  expectAnswer(200, "odd");
  EXPECT_EQ(recorder.head->header("x-place"), "Zürich: See");
  EXPECT_EQ(recorder.head->header("x-empty"), "");
  EXPECT_EQ(recorder.head->header("x-twice"), "one, two");
  EXPECT_EQ(recorder.head->header("content-length"), "3");
  EXPECT_EQ(recorder.head->header("absent"), "");
}

TEST_F(FetchTransportTest, ReadsManyHeaders) {
  fetch("/headers?count=500");
  expectAnswer(200, "headers");
  EXPECT_EQ(recorder.head->header("x-part-0"), "0");
  EXPECT_EQ(recorder.head->header("x-part-499"), "499");
}

TEST_F(FetchTransportTest, AnErrorStatusIsAnAnswer) {
  for (const int status : {400, 401, 403, 404, 409, 429, 500, 502, 503}) {
    HttpRecorder each;
    each.start(transport,
               get(address("http", std::format("/status?code={}&retry-after=7", status))));
    ASSERT_TRUE(each.finish());
    EXPECT_TRUE(each.inOrder);
    ASSERT_TRUE(each.head);
    EXPECT_EQ(each.head->status, status);
    EXPECT_EQ(each.head->header("retry-after"), "7");
    EXPECT_EQ(each.body, std::format("status {}", status));
    EXPECT_TRUE(each.end->has_value()) << each.end->error().message;
  }
}

TEST_F(FetchTransportTest, AnAnswerMayHaveNoBody) {
  for (const int status : {204, 205, 304}) {
    HttpRecorder each;
    each.start(transport, get(address("http", std::format("/status?code={}", status))));
    ASSERT_TRUE(each.finish());
    ASSERT_TRUE(each.head);
    EXPECT_EQ(each.head->status, status);
    EXPECT_EQ(each.pieces, 0U);
    EXPECT_TRUE(each.end->has_value()) << each.end->error().message;
  }
}

TEST_F(FetchTransportTest, ABodyMayBeEmpty) {
  fetch("/empty");
  expectAnswer(200, "");
  EXPECT_EQ(recorder.pieces, 0U);
}

TEST_F(FetchTransportTest, TheHeadComesWhenItIsThere) {
  start(get(address("http", "/hold-body?id=early-head")));
  ASSERT_TRUE(eventually([this] { return !recorder.body.empty(); }));
  EXPECT_EQ(recorder.head->status, 200);
  EXPECT_EQ(recorder.body, "first");
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, WaitsForASlowHead) {
  fetch("/slow-head");
  expectAnswer(200, "late");
}

TEST_F(FetchTransportTest, PassesABodyOnAsItComes) {
  fetch("/drip?text=one%20byte%20at%20a%20time");
  expectAnswer(200, "one byte at a time");
  EXPECT_GT(recorder.pieces, 1U);
}

TEST_F(FetchTransportTest, PassesOnALargeBody) {
  constexpr std::size_t kSize = 20'000'000;
  fetch(std::format("/big?bytes={}", kSize));
  ASSERT_EQ(recorder.body.size(), kSize);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < kSize; ++i) {
    if (static_cast<unsigned char>(recorder.body[i]) != i % 251) ++wrong;
  }
  EXPECT_EQ(wrong, 0U);
  EXPECT_LE(recorder.largestPiece, std::size_t{1} << 20);
}

TEST_F(FetchTransportTest, ReadsACompressedBody) {
  fetch("/gzip");
  expectAnswer(200, std::string(100'000, 'z'));
}

TEST_F(FetchTransportTest, PassesOverInformationalAnswers) {
  fetch("/early-hints");
  expectAnswer(200, "final");
}

// Redirects

TEST_F(FetchTransportTest, FollowsARedirect) {
  fetch("/redirect?to=/echo");
  expectAnswer(200, recorder.body);
  EXPECT_THAT(recorder.body, StartsWith("GET /echo\n"));
}

TEST_F(FetchTransportTest, RepeatsTheBodyWhereARedirectAsksForIt) {
  start({.method = HttpMethod::kPost,
         .url = address("http", "/redirect?code=307&to=/echo"),
         .headers = {},
         .body = "again"});
  ASSERT_TRUE(recorder.finish());
  EXPECT_THAT(recorder.body, StartsWith("POST /echo\n"));
  EXPECT_THAT(recorder.body, EndsWith("\n\nagain"));
}

TEST_F(FetchTransportTest, TakesNoCredentialsToAnotherOrigin) {
  start({.method = HttpMethod::kGet,
         .url = address("http", "/redirect?to=" + otherAddress("http", "/echo")),
         .headers = {{.name = "Authorization", .value = "Bearer secret"}},
         .body = {}});
  ASSERT_TRUE(recorder.finish());
  EXPECT_THAT(recorder.body, StartsWith("GET /echo\n"));
  EXPECT_THAT(recorder.body, Not(HasSubstr("secret")));
}

TEST_F(FetchTransportTest, GivesUpOnARedirectInACircle) {
  fetch("/redirect-circle");
  expectFailure(ErrorKind::kNetwork);
  EXPECT_FALSE(recorder.head);
}

// Connections that fail

TEST_F(FetchTransportTest, ReportsARefusedConnection) {
  start(get(deadAddress("http", "/")));
  ASSERT_TRUE(recorder.finish());
  expectFailure(ErrorKind::kNetwork);
  EXPECT_EQ(recorder.end->error().code, "NETWORK_ERROR");
  EXPECT_FALSE(recorder.head);
}

TEST_F(FetchTransportTest, ReportsAConnectionThatBreaksBeforeTheBody) {
  for (const char* path : {"/cut-early", "/cut-head", "/garbage"}) {
    HttpRecorder each;
    each.start(transport, get(address("http", path)));
    ASSERT_TRUE(each.finish()) << path;
    EXPECT_TRUE(each.inOrder);
    EXPECT_FALSE(each.head) << path;
    ASSERT_FALSE(each.end->has_value()) << path;
    EXPECT_EQ(each.end->error().kind, ErrorKind::kNetwork);
  }
}

TEST_F(FetchTransportTest, ReportsAConnectionThatBreaksInTheBody) {
  for (const char* path : {"/cut-length", "/cut-chunked", "/garbage-chunks"}) {
    HttpRecorder each;
    each.start(transport, get(address("http", path)));
    ASSERT_TRUE(each.finish()) << path;
    settle();
    EXPECT_TRUE(each.inOrder) << path;
    ASSERT_TRUE(each.head) << path;
    EXPECT_EQ(each.head->status, 200);
    EXPECT_TRUE(std::string_view("0123456789").starts_with(each.body) || each.body == "hello");
    ASSERT_FALSE(each.end->has_value()) << path;
    EXPECT_EQ(each.end->error().kind, ErrorKind::kNetwork);
  }
}

TEST_F(FetchTransportTest, ReadsNoMoreThanTheHeadPromises) {
  fetch("/too-long");
  EXPECT_THAT("abc", StartsWith(recorder.body));
}

// Requests that cannot be sent

TEST_F(FetchTransportTest, RefusesBadAddresses) {
  for (const std::string& url :
       {std::string(), std::string("/echo"), std::string("//127.0.0.1/"), std::string("echo"),
        std::string("ftp://127.0.0.1/"), std::string("file:///etc/hostname"),
        std::string("data:text/plain,x"), std::string("javascript:alert(1)"),
        std::string("http:echo"), std::string("http://"), std::string("http://["),
        std::string("http://127.0.0.1:99999/"), std::string("http://user:password@127.0.0.1/"),
        std::string("http://127.0.0.1/\nX: y"), std::string("http://127.0.0.1/\0", 18)}) {
    HttpRecorder each;
    each.start(transport, get(url));
    EXPECT_FALSE(each.end);
    ASSERT_TRUE(each.finish()) << url;
    EXPECT_TRUE(each.inOrder) << url;
    EXPECT_FALSE(each.head) << url;
    ASSERT_FALSE(each.end->has_value()) << url;
    EXPECT_EQ(each.end->error().kind, ErrorKind::kInvalidArgument) << url;
    EXPECT_EQ(each.end->error().code, "INVALID_REQUEST");
  }
}

TEST_F(FetchTransportTest, RefusesBadHeaders) {
  for (const HttpHeader& header :
       {HttpHeader{"", "x"}, HttpHeader{"a b", "x"}, HttpHeader{"a:b", "x"}, HttpHeader{"ü", "x"},
        HttpHeader{"a\nb", "x"}, HttpHeader{"a", "x\r\nEvil: 1"}, HttpHeader{"a", "x\ny"},
        HttpHeader{"a", std::string("x\0y", 3)}, HttpHeader{"a", "x\x7f"}, HttpHeader{"a", "€"}}) {
    HttpRecorder each;
    each.start(transport, {.method = HttpMethod::kGet,
                           .url = address("http", "/echo"),
                           .headers = {header},
                           .body = {}});
    ASSERT_TRUE(each.finish());
    EXPECT_TRUE(each.inOrder);
    EXPECT_FALSE(each.head) << header.name << ": " << header.value;
    ASSERT_FALSE(each.end->has_value());
    EXPECT_EQ(each.end->error().kind, ErrorKind::kInvalidArgument);
  }
}

TEST_F(FetchTransportTest, RefusesABodyWhereTheMethodHasNone) {
  start({.method = HttpMethod::kGet, .url = address("http", "/echo"), .headers = {}, .body = "x"});
  ASSERT_TRUE(recorder.finish());
  expectFailure(ErrorKind::kInvalidArgument);
}

// Giving up

TEST_F(FetchTransportTest, CanBeGivenUpAtOnce) {
  start(get(address("http", "/echo")));
  recorder.exchange.reset();
  settle();
  EXPECT_FALSE(recorder.head);
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpAtOnceWhenRefused) {
  start(get("nowhere"));
  recorder.exchange.reset();
  settle();
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpBeforeTheHead) {
  start(get(address("http", "/hold?id=before-head")));
  settle();
  recorder.exchange.reset();
  expectGone("before-head");
  EXPECT_FALSE(recorder.head);
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpFromInsideTheHead) {
  recorder.whenHead = [this] { recorder.exchange.reset(); };
  start(get(address("http", "/hold-body?id=in-head")));
  expectGone("in-head");
  EXPECT_TRUE(recorder.head);
  EXPECT_EQ(recorder.body, "");
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpFromInsideTheBody) {
  recorder.whenBody = [this] { recorder.exchange.reset(); };
  start(get(address("http", "/hold-body?id=in-body")));
  expectGone("in-body");
  EXPECT_EQ(recorder.body, "first");
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpBetweenPieces) {
  start(get(address("http", "/hold-body?id=between")));
  ASSERT_TRUE(eventually([this] { return !recorder.body.empty(); }));
  recorder.exchange.reset();
  expectGone("between");
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeGivenUpInTheMiddleOfALargeBody) {
  recorder.whenBody = [this] {
    if (recorder.body.size() > 2'000'000) recorder.exchange.reset();
  };
  start(get(address("http", "/big?bytes=20000000")));
  ASSERT_TRUE(eventually([this] { return !recorder.exchange; }));
  const std::size_t size = recorder.body.size();
  settle();
  EXPECT_EQ(recorder.body.size(), size);
  EXPECT_FALSE(recorder.end);
}

TEST_F(FetchTransportTest, CanBeDroppedFromInsideTheEnd) {
  recorder.whenEnd = [this] { recorder.exchange.reset(); };
  fetch("/echo");
  expectAnswer(200, recorder.body);
  EXPECT_FALSE(recorder.exchange);
}

TEST_F(FetchTransportTest, CanBeDroppedFromInsideAFailure) {
  recorder.whenEnd = [this] { recorder.exchange.reset(); };
  fetch("/cut-length");
  settle();
  expectFailure(ErrorKind::kNetwork);
}

TEST_F(FetchTransportTest, CanBeDroppedAfterTheEnd) {
  fetch("/echo");
  recorder.exchange.reset();
  settle();
  EXPECT_TRUE(recorder.inOrder);
}

TEST_F(FetchTransportTest, AnExchangeMayFollowFromInsideTheEnd) {
  HttpRecorder next;
  recorder.whenEnd = [&] {
    recorder.exchange.reset();
    next.start(transport, get(address("http", "/status?code=500")));
  };
  fetch("/echo");
  ASSERT_TRUE(next.finish());
  EXPECT_TRUE(next.inOrder);
  EXPECT_EQ(next.head->status, 500);
  EXPECT_EQ(next.body, "status 500");
}

// Many at once

TEST_F(FetchTransportTest, CarriesTwoHundredExchangesAtOnce) {
  std::deque<HttpRecorder> recorders(200);
  for (std::size_t i = 0; i < recorders.size(); ++i) {
    recorders[i].start(transport, {.method = HttpMethod::kPost,
                                   .url = address("http", std::format("/echo?n={}", i)),
                                   .headers = {},
                                   .body = std::format("body {}", i)});
  }
  for (std::size_t i = 0; i < recorders.size(); ++i) {
    ASSERT_TRUE(recorders[i].finish());
    EXPECT_TRUE(recorders[i].inOrder);
    EXPECT_TRUE(recorders[i].end->has_value());
    EXPECT_THAT(recorders[i].body, StartsWith(std::format("POST /echo?n={}\n", i)));
    EXPECT_THAT(recorders[i].body, EndsWith(std::format("\n\nbody {}", i)));
  }
}

TEST_F(FetchTransportTest, AnExchangeGetsNothingThatWasMeantForAnother) {
  // Each is given up at another moment, and the memory of its exchange goes to the next.
  std::deque<HttpRecorder> given(150);
  std::deque<HttpRecorder> kept(150);
  for (std::size_t i = 0; i < given.size(); ++i) {
    HttpRecorder& victim = given[i];
    if (i % 3 == 1) victim.whenHead = [&victim] { victim.exchange.reset(); };
    if (i % 3 == 2) victim.whenBody = [&victim] { victim.exchange.reset(); };
    victim.start(transport, get(address("http", "/drip?text=wrong")));
    if (i % 3 == 0) victim.exchange.reset();
    if (i % 10 == 0) settle();
    kept[i].start(transport, get(address("http", std::format("/drip?text=right-{}", i))));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    ASSERT_TRUE(kept[i].finish());
    EXPECT_TRUE(kept[i].inOrder);
    EXPECT_EQ(kept[i].body, std::format("right-{}", i));
  }
  settle();
  for (const HttpRecorder& victim : given) EXPECT_FALSE(victim.end);
}

TEST_F(FetchTransportTest, LeavesNoMemoryBehind) {
  const auto exchangeSome = [this] {
    for (int i = 0; i < 20; ++i) {
      HttpRecorder each;
      each.start(transport, get(address("http", i % 2 == 0 ? "/big?bytes=200000" : "/cut-length")));
      ASSERT_TRUE(each.finish());
    }
  };
  exchangeSome();
  const std::size_t before = mallinfo().uordblks;
  exchangeSome();
  EXPECT_LT(mallinfo().uordblks, before + 50'000);
}

// A page may put its own fetch in place of the host's, and answers made in the page are read as
// they are.

class PatchedFetchTest : public FetchTransportTest {
 protected:
  ~PatchedFetchTest() override { runScript("globalThis.fetch = globalThis.hostFetch"); }

  /// `expression` is the function to be called in place of fetch.
  static void patch(std::string_view expression) {
    runScript(std::format("globalThis.hostFetch ||= fetch; globalThis.fetch = {}", expression));
  }
  static void patchChunks(std::string_view chunks) {
    patch(
        std::format("async () => new Response(new ReadableStream({{ start(stream) {{"
                    "  for (const chunk of {}) stream.enqueue(chunk);"
                    "  stream.close();"
                    "}} }}))",
                    chunks));
  }
};

TEST_F(PatchedFetchTest, AChunkMayBePartOfALargerBuffer) {
  patchChunks(
      "[new TextEncoder().encode('<hello>').subarray(1, 6), new TextEncoder().encode(', world'),"
      " new Uint8Array(0), new TextEncoder().encode('!?').subarray(0, 1)]");
  fetch("/");
  expectAnswer(200, "hello, world!");
  EXPECT_EQ(recorder.pieces, 3U);
}

TEST_F(PatchedFetchTest, AHugeChunkComesInParts) {
  patchChunks("[new Uint8Array(5e6).fill(97)]");
  fetch("/");
  expectAnswer(200, std::string(5'000'000, 'a'));
  EXPECT_LE(recorder.largestPiece, std::size_t{1} << 20);
}

TEST_F(PatchedFetchTest, CanBeGivenUpBetweenThePartsOfAHugeChunk) {
  patchChunks("[new Uint8Array(5e6).fill(97), new Uint8Array(5e6)]");
  recorder.whenBody = [this] { recorder.exchange.reset(); };
  start(get(address("http", "/")));
  ASSERT_TRUE(eventually([this] { return !recorder.exchange; }));
  settle();
  EXPECT_EQ(recorder.pieces, 1U);
  EXPECT_FALSE(recorder.end);
}

TEST_F(PatchedFetchTest, AChunkMustBeBytes) {
  patchChunks("['text', new Uint8Array(3)]");
  fetch("/");
  EXPECT_EQ(recorder.body, "");
  expectFailure(ErrorKind::kNetwork);
}

TEST_F(PatchedFetchTest, AnAnswerMayHaveNoBody) {
  patch("async () => new Response(null, {headers: {'X-Test': 'Yes'}})");
  fetch("/");
  expectAnswer(200, "");
  EXPECT_EQ(recorder.head->header("x-test"), "Yes");
}

TEST_F(PatchedFetchTest, MayThrowInsteadOfRejecting) {
  patch("() => { throw new Error('thrown') }");
  fetch("/");
  expectFailure(ErrorKind::kNetwork);
  EXPECT_EQ(recorder.end->error().message, "thrown");
}

TEST_F(PatchedFetchTest, MayRejectWithoutAReason) {
  patch("() => Promise.reject()");
  fetch("/");
  expectFailure(ErrorKind::kNetwork);
}

TEST_F(PatchedFetchTest, MayRejectWithACause) {
  patch("() => Promise.reject(new Error('fetch failed', {cause: new Error('host unknown')}))");
  fetch("/");
  expectFailure(ErrorKind::kNetwork);
  EXPECT_EQ(recorder.end->error().message, "fetch failed host unknown");
}

TEST_F(PatchedFetchTest, MayRejectWithText) {
  patch("() => Promise.reject('offline')");
  fetch("/");
  expectFailure(ErrorKind::kNetwork);
  EXPECT_EQ(recorder.end->error().message, "offline");
}

TEST_F(PatchedFetchTest, MayHeedNoAbort) {
  patch(
      "async () => { await new Promise((done) => setTimeout(done, 5));"
      " return new Response('too late') }");
  start(get(address("http", "/")));
  recorder.exchange.reset();
  settle();
  EXPECT_FALSE(recorder.head);
  EXPECT_FALSE(recorder.end);
}

TEST_F(PatchedFetchTest, MayBreakOffAfterTheHead) {
  patch(
      "async () => new Response(new ReadableStream({ start(stream) {"
      "  stream.enqueue(new Uint8Array([104, 105]));"
      "}, pull(stream) { stream.error(new Error('lost')) } }, { highWaterMark: 0 }))");
  fetch("/");
  settle();
  ASSERT_TRUE(recorder.head);
  expectFailure(ErrorKind::kNetwork);
  EXPECT_EQ(recorder.end->error().message, "lost");
  EXPECT_TRUE(recorder.inOrder);
}

TEST_F(PatchedFetchTest, IsCalledWithAnAddressAndPlainOptions) {
  patch(
      "async (url, options) => new Response([typeof url, options.method, options.headers.join(),"
      " options.body.constructor.name].join(' '))");
  start({.method = HttpMethod::kPut,
         .url = address("http", "/"),
         .headers = {{.name = "a", .value = "b"}},
         .body = "x"});
  ASSERT_TRUE(recorder.finish());
  EXPECT_EQ(recorder.body, "string PUT a,b Blob");
}

}  // namespace
}  // namespace parley
