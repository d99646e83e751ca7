/**
 * Parley for site code: the chat for a page, and the clients. Nothing else stands here, so that a
 * bundler finds its way to the one past the other.
 */
export * from "./clients.js";
export {
  mount,
  type ChatListeners,
  type MountedChat,
  type MountOptions,
} from "./loader/mount.js";
