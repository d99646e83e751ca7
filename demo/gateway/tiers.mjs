// @ts-check
// What each membership tier may do, as the service has published it. -1 stands for no limit.

/** @typedef {"free" | "basic" | "premium" | "enterprise" | "unlimited"} TierName */
/**
 * @typedef {object} TierLimits
 * @property {number} messagesPerMonth
 * @property {number} messagesPerDay
 * @property {number} messagesPerHour
 * @property {number} maxConversationLength
 */

/** @type {Readonly<Record<TierName, Readonly<TierLimits>>>} */
const limits = {
  free: tier(50, 10, 5, 20),
  basic: tier(500, 50, 20, 50),
  premium: tier(5000, 200, 50, 100),
  enterprise: tier(50_000, 2000, 200, 500),
  unlimited: tier(-1, -1, -1, -1),
};

export const tierNames = /** @type {TierName[]} */ (Object.keys(limits));

/**
 * @param {TierName} name
 * @returns {Readonly<TierLimits>}
 */
export function limitsOf(name) {
  return limits[name];
}

/**
 * How a user's tier stands, as a page is told it.
 * @param {TierName} name
 * @param {import("./store/message-counters.mjs").Usage} used
 */
export function tierConfig(name, used) {
  const tierLimits = limits[name];
  /** @param {number} limit @param {number} count */
  const left = (limit, count) => (limit < 0 ? -1 : Math.max(0, limit - count));
  return {
    tier: name,
    limits: { ...tierLimits },
    usage: { ...used, currentConversationLength: 0 },
    remaining: {
      messagesThisMonth: left(tierLimits.messagesPerMonth, used.messagesThisMonth),
      messagesToday: left(tierLimits.messagesPerDay, used.messagesToday),
      messagesThisHour: left(tierLimits.messagesPerHour, used.messagesThisHour),
    },
  };
}

/**
 * @param {number} messagesPerMonth
 * @param {number} messagesPerDay
 * @param {number} messagesPerHour
 * @param {number} maxConversationLength
 * @returns {TierLimits}
 */
function tier(messagesPerMonth, messagesPerDay, messagesPerHour, maxConversationLength) {
  return { messagesPerMonth, messagesPerDay, messagesPerHour, maxConversationLength };
}
