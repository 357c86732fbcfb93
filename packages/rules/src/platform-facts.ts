/** How long the partner may take to answer a callback, in seconds (`CB-old`, `CB-new`, certain). */
export const CALLBACK_TIMEOUT_SECONDS = 20;

/** The other reading of the time to answer a callback, in seconds (`CL-2025-06-10`). Keeping it satisfies both. */
export const SHORT_CALLBACK_TIMEOUT_SECONDS = 5;

/** The header that carries the partner's key in every callback (`CB-old`, certain). */
export const CALLBACK_KEY_HEADER = 'x-api-key';

/** The answer that counts as success of a callback (`CB-old`, certain). */
export const CALLBACK_SUCCESS_STATUS = 200;

/** How long an access token is valid, in seconds (`AUTH`, certain). */
export const TOKEN_LIFETIME_SECONDS = 3600;

/** How long an approval takes at most to reach the gateway, in seconds (`PK-new`, `ONB`, certain). */
export const GATEWAY_DELAY_SECONDS = 15 * 60;

/** The other reading of that delay, in seconds (`OV-new`, `ONB-bgc`). */
export const SHORT_GATEWAY_DELAY_SECONDS = 15;

/** How many requests are allowed (`RATE`, the strictest of several copies). */
export const RATE_LIMITS = { perSecond: 3, perMinute: 180 } as const;

/** The older limit of requests per hour (`RATE`, copies up to June 2024). */
export const OLD_REQUESTS_PER_HOUR = 40_000;

/** After how many days a client secret has to be replaced (`AUTH`, certain). */
export const SECRET_LIFETIME_DAYS = 365;

/** How many days before a client secret ends the platform sends mails (`AUTH`, certain). */
export const SECRET_REMINDER_DAYS = [10, 5] as const;

/** How many orders a page holds when no limit is given (`OR-get`, certain). */
export const DEFAULT_PAGE_SIZE = 20;
