#pragma once

#include "divinci/types/gate.h"

/// What is sent as a form with a file in it (reference, 2.8 and 2.10).
namespace parley::divinci::types {

inline constexpr Type kBlob{.script = "Blob"};

inline constexpr Object kUploadProgress{
    "UploadProgress",
    "How far an upload has come, in bytes of the form, which is a little larger than its file.",
    {
        {"loaded", kNumber, "What has been handed to the connection."},
        {"total", kNumber},
    },
};

inline constexpr Type kOnProgress{.script = "(progress: UploadProgress) => void"};

inline constexpr Object kUploadOptions{
    "UploadOptions",
    "What may be said with an upload.",
    kCallOptions,
    {
        {"onProgress?", kOnProgress, "Called again and again. What it throws ends the upload."},
        {"timeout?", kNumber,
         "Milliseconds that the upload may take. An upload is not bound to the client's limit."},
    },
};

inline constexpr Object kAudioUpload{
    "AudioUpload",
    "A recording, and how it is to be transcribed.",
    {
        {"mediaFile", kBlob, "A File, or a Blob, which goes by the name of `blob`."},
        {"title?", kString},
        {"diarizerTool?", kString, "What tells the voices apart."},
        {"transcriberTool?", kString, "What writes down what is said."},
    },
};

inline constexpr Object kFineTuneFileUpload{
    "FineTuneFileUpload",
    "A file to train a model with.",
    {
        {"file", kBlob, "A File, or a Blob, which goes by the name of `blob`."},
        {"name", kString},
        {"description?", kString},
    },
};

}  // namespace parley::divinci::types
