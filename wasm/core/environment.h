#pragma once

namespace parley {

class Clock;
class HttpTransport;
class Random;

/// What a client needs from the outside. All of it must outlive the client.
struct Environment {
  HttpTransport& http;
  Clock& clock;
  Random& random;
};

}  // namespace parley
