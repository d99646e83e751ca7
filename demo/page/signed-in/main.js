// Signed-in chat: the page's own user interface over the client library.

import { chosen, dist, setting } from "../chosen.js";
import { element } from "../dom.js";
import { say, showCode, showWay } from "../page.js";
import { Account } from "./account.js";
import { Room } from "./room.js";
import { SharedTokens } from "./shared-tokens.js";

showWay();
element("second-tab").setAttribute("href", location.href);
const { gateway, release } = await chosen();
const source = new URL("index.js", dist).href;
showCode(`import { DivinciClient } from ${JSON.stringify(source)};

const client = new DivinciClient({
  releaseId: ${JSON.stringify(release || "YOUR_RELEASE_ID")},
  baseUrl: location.origin,
  wsBaseUrl: location.origin.replace("http", "ws"),
  origin: location.origin, // for renewing tokens
  tokenStorage,            // getToken, setToken, clearToken, getRefreshToken, setRefreshToken
});

const chat = await client.chat.create({ title: "First steps" });
const socket = await client.websocket.connectToChat(chat.id);
socket.onMessage.subscribe(({ data }) => show(JSON.parse(data)));

for await (const event of client.chat.stream(chat.id, "Hello", { signal })) {
  if (event.type === "chunk") answer.append(event.content);
  if (event.type === "context") showSources(event.context);
}`);

if (gateway) {
  import(source).then(start, () => {
    say(`${source} could not be loaded. Build the package first.`);
  });
} else {
  const where = setting("api") === "" ? "There is none here." : "The page is pointed elsewhere.";
  say(`Signed-in chat needs the demo gateway, which plays the part of a site’s server. ${where}`);
}

/** @param {{ DivinciClient: new (config: object) => any }} library */
function start({ DivinciClient }) {
  const tokens = new SharedTokens();
  const client = new DivinciClient({
    releaseId: release,
    baseUrl: location.origin,
    wsBaseUrl: location.origin.replace("http", "ws"),
    origin: location.origin,
    tokenStorage: tokens,
  });
  const room = new Room(client);
  const account = new Account({ client, tokens, release });
  account.addEventListener("change", () => {
    room.show(account.name);
  });
  element("signed-in").hidden = false;
  room.show(account.name);
}
