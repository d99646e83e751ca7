#pragma once

#include "divinci/types/common.h"

/// What clients are made with, and payment by x402.
namespace parley::divinci::types {

inline constexpr Object kDivinciConfig{
    "DivinciConfig",
    "What a client can be told.",
    {
        {"apiKey?", kString},
        {"baseUrl?", kString},
        {"apiVersion?", kString},
        {"timeout?", kNumber, "Milliseconds."},
        {"maxRetries?", kNumber},
        {"headers?", kRecordOf<kString>},
        {"debug?", kBoolean},
    },
};

inline constexpr Object kExternalUserConfig{
    "ExternalUserConfig",
    "Somebody whom the site knows.",
    {
        {"userId", kString},
        {"email?", kString},
        {"name?", kString},
        {"nickname?", kString},
        {"picture?", kString},
        {"membershipTier?", kString},
        {"metadata?", kRecordOf<kAny>},
    },
};

inline constexpr Object kDivinciClientConfig{
    "DivinciClientConfig",
    "What a client in a page can be told.",
    kDivinciConfig,
    {
        {"releaseId", kString},
        {"streaming?", kBoolean},
        {"externalUser?", kExternalUserConfig},
        {"userToken?", kString},
        {"wsBaseUrl?", kString},
        {"workspaceId?", kString},
    },
};

inline constexpr Type kX402PaymentDetails = undocumented("X402PaymentDetails");
inline constexpr Type kX402Authorization = undocumented("X402Authorization");

inline constexpr Object kX402PaymentReceipt{
    "X402PaymentReceipt",
    "What a payment left behind. The types of its members are not documented.",
    {
        {"transactionHash?", kAny},
        {"network?", kAny},
        {"recipient?", kAny},
        {"amountUsd?", kAny},
        {"timestamp?", kAny},
        {"signature?", kAny},
    },
};

inline constexpr Type kX402Wallet{
    .name = "X402Wallet",
    .description = "Signs an EIP-3009 transfer, and leaves it to others to send it.",
    .script =
        "{ getAddress(): Promise<string>; "
        "pay(details: X402PaymentDetails): Promise<X402PaymentReceipt> }",
};

inline constexpr Enum kX402Network{{"base", "base-sepolia"}};

inline constexpr Object kX402Config{
    "X402Config",
    "How a server pays for calls.",
    {
        {"enabled?", kBoolean},
        {"wallet?", kX402Wallet},
        {"autoPayment?", kBoolean},
        {"maxPaymentUsd?", kNumber},
        {"network?", kX402Network},
    },
};

inline constexpr Object kDivinciServerConfig{
    "DivinciServerConfig",
    "What a client on a server can be told.",
    kDivinciConfig,
    {
        {"apiKey", kString, "Declared as required, though an access token can stand in for it."},
        {"accessToken?", kString},
        {"defaultWorkspaceId?", kString},
        {"x402?", kX402Config},
    },
};

}  // namespace parley::divinci::types
