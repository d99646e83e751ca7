/**
 * A chat of users who are signed in to the site. Loaded when the owner has asked for that, with the
 * whole client behind it.
 */

import { services } from "../chat.js";
import "../shared.js";
import { SignedInChat } from "./signed-in-chat.js";

services.signedIn = (host) => SignedInChat.begin(host);

export { accountOf } from "./account.js";
