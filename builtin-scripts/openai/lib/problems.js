const FINAL = ['insufficient_quota', 'billing_hard_limit_reached', 'invalid_api_key', 'context_length_exceeded'];

/** What a service says is wrong; services that took over the API say it in ways of their own. */
export function error(status, body) {
  let said;
  try {
    said = JSON.parse(body);
  } catch {
    return undefined;
  }
  const found = (Array.isArray(said) ? said[0] : said) ?? {};
  const inner = found.error ?? found;
  const told = inner.message?.detail ?? inner.detail;
  const message = typeof inner === 'string' ? inner
    : told?.[0]?.msg ?? inner.message ?? told ?? inner.msg;
  if (typeof message !== 'string') return undefined;
  const code = String(inner.code ?? inner.type ?? '');
  const more = inner.metadata?.raw;
  return {
    code,
    message: typeof more === 'string' && more !== '' ? `${message}: ${more}` : message,
    retryable: (status === 429 || status >= 500) && !FINAL.includes(code),
  };
}
