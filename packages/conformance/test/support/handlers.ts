/** The partner's system behind the webhook server: takes everything at once. */
export default {
  async order() {},
  async job() {},
  async error() {},
};
