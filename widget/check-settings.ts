import { releaseIdPattern } from "./attributes.js";
import { safeWebAddress } from "./links.js";
import type { ReadProducts } from "./products.js";
import { report } from "./report.js";
import { oneOf, webAddress } from "./setting-values.js";
import type { Settings } from "./settings.js";
import { cloudflareScript } from "./turnstile.js";

/** Divinci's own app, which takes conversations over by a token. */
const divinciApp = "https://chat.divinci.app/ai-chat";

/** The settings as the owner wrote them: an attribute that is absent is null. */
export interface RawSettings {
  readonly releaseId: string | null;
  readonly baseUrl: string | null;
  readonly gate: string | null;
  readonly turnstileSiteKey: string | null;
  readonly turnstileSrc: string | null;
  readonly theme: string | null;
  readonly signUpUrl: string | null;
  readonly privacyUrl: string | null;
  readonly appUrl: string | null;
  readonly redirectTo: string | null;
  readonly messageFeedback: boolean;
  readonly contextBubbles: boolean | null;
  readonly releaseLook: string | null;
  readonly label: string | null;
  readonly productRecommendations: boolean;
  readonly productsOf: ReadProducts | null;
  readonly images: boolean;
  readonly quickMenu: boolean;
}

/**
 * Checks what the owner wrote, and says on the console what is wrong with it. Null when the chat
 * cannot work; a wrong setting that it can do without is left out.
 */
export function checkSettings(raw: RawSettings): Settings | null {
  const { baseUrl, releaseId, turnstileSiteKey } = raw;
  if (releaseId === null || !releaseIdPattern.test(releaseId)) {
    report.error(
      `release-id="${releaseId ?? ""}" is not a release id (8 to 64 letters and digits), so the ` +
        "chat cannot start.",
    );
    return null;
  }
  if (baseUrl !== null && safeWebAddress(baseUrl) === null) {
    report.error(`base-url="${baseUrl}" is not a web address, so the chat cannot start.`);
    return null;
  }
  const gate = oneOf("gate", raw.gate, ["free-chat", "homepage"]);
  if (gate === "homepage" && !turnstileSiteKey) {
    report.error('gate="homepage" needs a "turnstile-site-key", so the chat cannot start.');
    return null;
  }
  return {
    releaseId,
    gate,
    baseUrl,
    turnstileSiteKey: turnstileSiteKey ?? "",
    turnstileScript: webAddress("turnstile-src", raw.turnstileSrc) ?? cloudflareScript,
    theme: oneOf("theme", raw.theme, ["auto", "light", "dark"]),
    signUpUrl: webAddress("sign-up-url", raw.signUpUrl),
    privacyUrl: webAddress("privacy-url", raw.privacyUrl),
    appUrl: webAddress("app-url", raw.appUrl) ?? divinciApp,
    redirectTo: webAddress("redirect-to", raw.redirectTo) ?? pageAddress(),
    feedback: raw.messageFeedback,
    sources: raw.contextBubbles ?? true,
    releaseLook: oneOf("release-look", raw.releaseLook, ["theme", "full", "none"]),
    label: raw.label ?? "",
    products: raw.productRecommendations,
    productsOf: raw.productsOf,
    images: raw.images,
    quickMenu: raw.quickMenu,
  };
}

/** The page without its fragment. */
function pageAddress(): string {
  return location.href.replace(/#.*$/, "");
}
