import type { GateScreen } from "../../js/index.js";
import { blockedScreen } from "./blocked.js";
import { chatScreen } from "./chat.js";
import { codeScreen } from "./code.js";
import { emailScreen } from "./email.js";
import { errorScreen } from "./error.js";
import { linkSentScreen } from "./link-sent.js";
import { loadingScreen } from "./loading.js";
import { offlineScreen } from "./offline.js";
import { quotaScreen } from "./quota.js";
import { termsScreen } from "./terms.js";
import type { Screen } from "./view.js";

/** The screens of the gates' flows. */
export const screens: Readonly<Record<GateScreen, Screen>> = {
  loading: loadingScreen,
  email: emailScreen,
  code: codeScreen,
  "link-sent": linkSentScreen,
  chat: chatScreen,
  quota: quotaScreen,
  terms: termsScreen,
  blocked: blockedScreen,
  offline: offlineScreen,
  error: errorScreen,
};
