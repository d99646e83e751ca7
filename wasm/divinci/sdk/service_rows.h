#pragma once

#include <array>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

/// What the shipped client has beyond the documented namespaces: reference, sections 1.1 and 2.15.
inline constexpr auto kServiceRows = std::to_array<EndpointRow>({
    // Feedback on answers.
    {{.name = "feedback.list",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/message-feedback",
      .query = "p.releaseId, p.sentiment, p.source, p.hasText, p.createdAfter, "
               "p.createdBefore, p.limit, p.offset, sort-by=p.sort, sort-dir=p.sortDirection"},
     "?WorkspaceRef & FeedbackFilters",
     "unknown",
     "Lists what readers said of answers."},
    {{.name = "feedback.stats",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/message-feedback/stats",
      .query = "p.releaseId, p.sentiment, p.source, p.hasText, p.createdAfter, p.createdBefore"},
     "?WorkspaceRef & FeedbackFilters",
     "unknown",
     "Counts it."},
    {{.name = "feedback.get",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/message-feedback/{p.feedbackId}"},
     "WorkspaceRef & { feedbackId: string }",
     "unknown",
     "Asks for one piece of feedback."},

    // Terms of a release.
    {{.name = "terms.getForRelease",
      .parameters = "options",
      .path = "/api/v1/terms/release/{options.releaseId|@releaseId}"},
     "?{ releaseId?: string }",
     "unknown",
     "Asks for the terms of a release."},
    {{.name = "terms.accept",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/api/v1/terms/accept",
      .body = "=body"},
     "Record<string, unknown>",
     "unknown",
     "Accepts terms."},

    // Telephone and crawlers.
    {{.name = "phoneUsage.voice",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/phone-usage/voice"},
     "?WorkspaceRef",
     "unknown",
     "Asks how long was talked."},
    {{.name = "phoneUsage.sms",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/phone-usage/sms"},
     "?WorkspaceRef",
     "unknown",
     "Asks how many messages were sent."},
    {{.name = "connectors.webCrawlStart",
      .parameters = "settings p",
      .method = HttpMethod::kPost,
      .path = "/white-label/{p.workspaceId|@workspaceId}/connectors/web-crawl/start",
      .body = "settings"},
     "Record<string, unknown>; ?WorkspaceRef",
     "unknown",
     "Has a site read."},
    {{.name = "connectors.list",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/connectors"},
     "?WorkspaceRef",
     "unknown",
     "Lists the connectors."},
    {{.name = "connectors.syncJobs",
      .parameters = "connectorId p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/connectors/{connectorId}/sync"},
     "string; ?WorkspaceRef",
     "unknown",
     "Lists what a connector fetched."},

    // Steps of the methods of the client itself.
    {{.name = "@release",
      .path = "/white-label-release/{@releaseId}",
      .traits = kInternal | kIsRelease},
     "",
     "unknown",
     "Asks what is publicly known of the release."},
    {{.name = "@validateKey",
      .parameters = "apiKey",
      .method = HttpMethod::kPost,
      .path = "/api/v1/auth/validate-key",
      .body = "apiKey",
      .traits = kInternal},
     "string",
     "unknown",
     "Asks whether a key is valid."},
});

}  // namespace parley::divinci::sdk
