/**
 * A chat of users who are signed in to the site. Loaded when the owner has asked for that, with the
 * whole client behind it.
 */

import { isOn } from "../attributes.js";
import type { ChatProperties, Login } from "../chat-properties.js";
import { services } from "../chat.js";
import "../entries/element.js";
import "../shared.js";
import { accountOf } from "./account.js";
import { SignedInChat } from "./signed-in-chat.js";

services.signedIn = (host) => SignedInChat.begin(host);

/** Lets a user in, and nobody else from then on. */
export function login(
  element: ChatProperties,
  refreshToken: string,
  origin: string = location.origin,
): Promise<Login> {
  if (!isOn(element.externalUser)) element.externalUser = "";
  return accountOf(element).login(refreshToken, origin);
}

/** Forgets the user who is in. */
export function logout(element: ChatProperties): void {
  accountOf(element).logout();
}
