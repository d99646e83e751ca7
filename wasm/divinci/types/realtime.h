#pragma once

#include "divinci/types/common.h"

/// Sockets of the realtime service (reference, section 2.3).
namespace parley::divinci::types {

inline constexpr Object kSocketTicket{
    "SocketTicket",
    "Lets one socket be opened, once and soon.",
    {
        {"ticket", kString},
        {"expiresIn?", kNumber, "Seconds for which it can be used."},
    },
};

inline constexpr Enum kRealtimeState{"RealtimeState",
                                     "What a socket is doing.",
                                     {"connecting", "open", "closing", "closed", "reconnecting"}};

inline constexpr Type kPingText{.script = "() => string"};

inline constexpr Object kRealtimeLiveness{
    "RealtimeLiveness",
    "How a connection that has died unnoticed is found out. The service's own frames for this are "
    "not documented: without this option nothing is sent, and silence is taken as it is.",
    {
        {"timeout", kIntegerFrom<1>,
         "Milliseconds without a message after which the connection is in doubt."},
        {"ping?", kPingText,
         "Text to send then, an empty one for none. When nothing comes for as long again, or there "
         "is no text to send, the connection is given up and made anew."},
    },
};

inline constexpr Object kRealtimeOptions{
    "RealtimeOptions",
    "How a socket is kept.",
    {
        {"reconnectDelay?", kIntegerFrom<0>,
         "Milliseconds within which a lost connection is first tried again, at a moment drawn by "
         "lot; each further attempt may wait twice as long, up to 30 seconds. 1,000 by default."},
        {"maxReconnectAttempts?", kIntegerFrom<0>,
         "Attempts in a row, 0 for ever; 10 by default. A connection that has held for 5 seconds "
         "begins the count anew, as does a page that is online or visible again."},
        {"liveness?", kRealtimeLiveness},
        {"debug?", kBoolean, "Tells the console what the socket does."},
    },
};

inline constexpr Type kErrorValue{.script = "Error"};

inline constexpr Object kRealtimeFailure{
    "RealtimeFailure",
    "Why a socket is closed for good.",
    {
        {"code", kNumber,
         "How the server closed the connection (RFC 6455, 7.4); 1006 when it could not be made, or "
         "not again."},
        {"reason", kString},
        {"error?", kErrorValue, "Why no ticket was granted, or the last fault of many."},
        {"unsent", kArrayOf<kString>, "Messages that were still waiting for the connection."},
    },
};

inline constexpr Type kRealtimeEmitter{
    .name = "RealtimeEmitter<T>",
    .description =
        "Calls functions when something happens. `subscribe` returns a function that ends it. What "
        "one of them throws goes to the console, and keeps none of the others from being called.",
    .script = "{ subscribe(listener: (value: T) => void): () => void }",
};

inline constexpr Type kMessageEmitter{.script = "RealtimeEmitter<MessageEvent>"};
inline constexpr Type kStateEmitter{.script = "RealtimeEmitter<RealtimeState>"};
inline constexpr Type kAttemptEmitter{.script = "RealtimeEmitter<number>"};
inline constexpr Type kErrorEmitter{.script = "RealtimeEmitter<Event & { readonly error: Error }>"};
inline constexpr Type kFailureEmitter{.script = "RealtimeEmitter<RealtimeFailure>"};
inline constexpr Type kSend{.script = "(text: string) => void"};
inline constexpr Type kAction{.script = "() => void"};

inline constexpr Object kRealtimeSocket{
    "RealtimeSocket",
    "A connection that is made again when it is lost, each time with a ticket of its own. It is "
    "kept while it has subscribers, its client is in use, or it is itself.",
    {
        {"state", kRealtimeState},
        {"isOpen", kBoolean},
        {"onMessage", kMessageEmitter,
         "`data` is text, or an ArrayBuffer. The form of the messages is not documented."},
        {"onStateChange", kStateEmitter},
        {"onReconnecting", kAttemptEmitter, "The number of the attempt that was arranged, from 1."},
        {"onError", kErrorEmitter, "A ticket was not granted, or a connection broke."},
        {"onFail", kFailureEmitter,
         "The last event of a socket, unless it was closed from this side."},
        {"send", kSend,
         "Sends a text, once the connection is there; until then up to 256 messages wait, of 1 MiB "
         "together. Throws an Error of code `QUEUE_FULL` beyond that, or `SOCKET_CLOSED`. A text "
         "that was under way when a connection broke may be lost. Whether the service listens on "
         "sockets of chats and transcripts is not documented."},
        {"close", kAction, "Ends the connection for good. What still waits is dropped."},
        {"destroy", kAction, "Closes, and calls no subscriber any more."},
    },
};

}  // namespace parley::divinci::types
