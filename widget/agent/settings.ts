import type { ImbraceClientConfig } from "../../js/imbrace/config.js";
import type { ChatProperties } from "../chat-properties.js";
import { safeWebAddress } from "../links.js";
import { report } from "../report.js";
import { oneOf } from "../setting-values.js";
import { TokenSource } from "./token-source.js";

/** What the owner has chosen for a chat with an agent, checked. */
export interface AgentSettings {
  readonly assistantId: string;
  readonly env: NonNullable<ImbraceClientConfig["env"]>;
  readonly baseUrl: string | null;
  /** Where the visitor's access token, and maybe the organization, come from. */
  readonly tokens: TokenSource;
  /** Offer thumbs up and down. */
  readonly votes: boolean;
}

/** Under which names a page might carry an API key. */
const apiKeys = ["imbrace-api-key", "api-key", "data-api-key"];

const assistantIdPattern = /^[\w-]{1,128}$/;

/**
 * Checks what the owner wrote, and says on the console what is wrong with it. Null when the chat
 * cannot work, or must not: an API key in a page is anybody's.
 */
export function checkAgentSettings(element: ChatProperties): AgentSettings | null {
  const { agentBaseUrl: baseUrl, assistantId, organizationId } = element;
  const apiKey = apiKeys.find((name) => element.hasAttribute(name));
  if (apiKey !== undefined) {
    return refuse(
      `"${apiKey}": every visitor can read an API key in a page. Take it off, have the key replaced, ` +
        'and give visitors access tokens by "imbrace-token-url", "imbrace-token-callback" or the ' +
        "element's accessToken.",
    );
  }
  if (assistantId === null || !assistantIdPattern.test(assistantId)) {
    return refuse(`imbrace-assistant-id="${assistantId ?? ""}" is not the id of an agent.`);
  }
  if (baseUrl !== null && safeWebAddress(baseUrl) === null) {
    return refuse(`imbrace-base-url="${baseUrl}" is not a web address.`);
  }
  const tokens = TokenSource.of(element, organizationId);
  if (tokens === null) {
    return refuse(
      'it has no access token. Name where one comes from by "imbrace-token-url" or ' +
        '"imbrace-token-callback", or set the element\'s accessToken.',
    );
  }
  return {
    assistantId,
    env: oneOf("imbrace-env", element.environment, ["stable", "develop", "sandbox", "prodv2"]),
    baseUrl,
    tokens,
    votes: element.messageFeedback,
  };
}

function refuse(reason: string): null {
  report.error(`The chat with an agent does not start: ${reason}`);
  return null;
}
