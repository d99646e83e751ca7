#pragma once

#include "divinci/types/common.h"

/// What holds releases, collections and members; the wire calls it white-label.
namespace parley::divinci::types {

inline constexpr Enum kWorkspaceMemberRole{
    "WorkspaceMemberRole", "What a member may do.", {"owner", "admin", "editor", "viewer"}};

inline constexpr Object kWorkspaceSettings{
    "WorkspaceSettings",
    "How a workspace is set up.",
    {
        {"defaultModel?", kString},
        {"defaultTemperature?", kNumber},
        {"analyticsEnabled?", kBoolean},
        {"webhooksEnabled?", kBoolean},
        {"notificationEmail?", kString},
    },
};

inline constexpr Object kWorkspaceLimits{
    "WorkspaceLimits",
    "How much a workspace may hold and use.",
    {
        {"maxReleases", kNumber},
        {"maxRagCollections", kNumber},
        {"maxRagStorageBytes", kNumber},
        {"maxMonthlyApiCalls", kNumber},
        {"maxConcurrentChats", kNumber},
    },
};

inline constexpr Object kWorkspace{
    "Workspace",
    "What holds releases, collections and members.",
    {
        {"id", kObjectId},
        {"name", kString},
        {"slug", kString},
        {"description?", kString},
        {"ownerId", kObjectId},
        {"settings", kWorkspaceSettings},
        {"limits", kWorkspaceLimits},
        {"metadata", kResourceMetadata},
    },
};

inline constexpr Object kWorkspaceMember{
    "WorkspaceMember",
    "Who works in a workspace.",
    {
        {"userId", kObjectId},
        {"role", kWorkspaceMemberRole},
        {"permissions", kArrayOf<kString>},
        {"joinedAt", kString},
    },
};

inline constexpr Object kWorkspaceRef{
    "WorkspaceRef",
    "Which workspace a call is about; by default that of the client.",
    {{"workspaceId?", kString}},
};

inline constexpr Type kCreateWorkspaceOptions = undocumented("CreateWorkspaceOptions");
inline constexpr Type kUpdateWorkspaceOptions = undocumented("UpdateWorkspaceOptions");
inline constexpr Type kListWorkspacesOptions = undocumented("ListWorkspacesOptions");

}  // namespace parley::divinci::types
