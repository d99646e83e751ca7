#pragma once

#include "divinci/types/common.h"

/// Loops that improve a release by themselves. Their forms are not documented.
namespace parley::divinci::types {

inline constexpr Type kAutonomyLevel = undocumented("AutonomyLevel");
inline constexpr Type kOrchestrationLoopStatus = undocumented("OrchestrationLoopStatus");
inline constexpr Type kIterationStatus = undocumented("IterationStatus");
inline constexpr Type kProposalKind = undocumented("ProposalKind");
inline constexpr Type kProposalStatus = undocumented("ProposalStatus");
inline constexpr Type kMetaHarnessLoop = undocumented("MetaHarnessLoop");
inline constexpr Type kMetaHarnessLoopConfig = undocumented("MetaHarnessLoopConfig");
inline constexpr Type kUpdateLoopConfigOptions = undocumented("UpdateLoopConfigOptions");
inline constexpr Type kMetaHarnessIteration = undocumented("MetaHarnessIteration");
inline constexpr Type kIterationReport = undocumented("IterationReport");
inline constexpr Type kMetaHarnessProposal = undocumented("MetaHarnessProposal");
inline constexpr Type kListIterationsOptions = undocumented("ListIterationsOptions");
inline constexpr Type kListProposalsOptions = undocumented("ListProposalsOptions");
inline constexpr Type kRejectProposalOptions = undocumented("RejectProposalOptions");

}  // namespace parley::divinci::types
